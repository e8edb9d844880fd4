-- contest: photographs sent to a call, judged under the rules of a selection.
create table contest (
  selection_id uuid primary key references selection,
  edition_id uuid not null references edition,
  call_id uuid not null references call,
  kind text not null,                               -- of the submissions that are its photographs
  winners int not null check (winners >= 1),
  by_vocabulary text not null,                      -- by whose terms photographs are put together
  answers jsonb not null,                           -- which question says what a photograph's page and the rules need
  unique (edition_id, kind)
);

-- contest: a photograph as it was looked at: the words of one version of its submission, and the sizes made of its picture.
create table photo (
  submission_id uuid primary key references submission,
  selection_id uuid not null references contest,
  edition_id uuid not null references edition,
  version int not null,
  title text not null,
  description text not null,                        -- for whoever cannot see it
  story text not null default '',
  credit text not null default '',
  country text,
  original_sha256 text not null references stored_file,
  width int not null,
  height int not null,
  likeness text not null check (likeness ~ '^[0-9a-f]{16}$'),   -- equal pictures have nearly equal ones
  facts jsonb not null,                             -- what the rules look at
  state text not null default 'waiting' check (state in ('waiting', 'admitted', 'declined', 'taken_down')),
  reason jsonb,
  decided_at timestamptz,
  taken_in_at timestamptz not null,
  check ((state = 'waiting') = (decided_at is null))
);
create index photo_shown on photo (edition_id, state);

-- contest: a photograph in one size and format, upright and without metadata.
create table photo_size (
  submission_id uuid not null references photo,
  width int not null,
  height int not null,
  format text not null check (format in ('avif', 'webp')),
  sha256 text not null references stored_file,
  primary key (submission_id, width, format)
);

-- contest: a juror has said, before judging anything, what she may not judge; nothing can be scored before.
create table juror_declaration (
  round_id uuid not null references selection_round,
  person_id text not null references person,
  edition_id uuid not null references edition,
  declared_at timestamptz not null,
  primary key (round_id, person_id)
);

-- contest: what a juror writes down for herself.
create table juror_note (
  round_id uuid not null,
  entry_id uuid not null,
  person_id text not null references person,
  edition_id uuid not null references edition,
  words text not null,
  primary key (round_id, entry_id, person_id),
  foreign key (round_id, entry_id) references round_entry
);

-- contest: a certificate that anybody can check by its code.
create table certificate (
  code text primary key check (code ~ '^[A-Z2-9]{12}$'),
  edition_id uuid not null references edition,
  entry_id uuid not null unique references selection_entry,
  submission_id uuid not null references photo,
  place int not null check (place >= 1),
  issued_at timestamptz not null
);

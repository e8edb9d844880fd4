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

-- nominations: what a selection of people asks those nominated for, and what whoever is appointed reports by.
create table nomination_setting (
  selection_id uuid primary key references selection,
  edition_id uuid not null references edition,
  role text not null,                               -- of the session roles of the edition: what the appointed are
  group_from text not null check (group_from in ('nomination', 'person')),
  completion jsonb not null,
  report jsonb,                                     -- null: nothing is reported
  facts jsonb not null default '{}'                 -- which answer says which fact the rules look at
);

-- nominations: somebody nominated, however often. Known to nobody but those who choose, until the release.
create table nominee (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  selection_id uuid not null references selection,
  entry_id uuid not null unique references selection_entry,
  given_name text not null,
  family_name text not null,
  email text check (email = lower(email)),
  country text,
  stakeholder_type text,
  stakeholder_group text,
  region text,
  gender text,
  job_title text not null default '',
  organization text not null default '',
  language text not null,
  joined_into uuid references nominee,              -- the same person under another nomination
  token_hash text unique,                           -- of the link in the letter; null: not asked yet
  asked_at timestamptz,
  answer text not null default 'none' check (answer in ('none', 'consented', 'declined')),
  answered_at timestamptz,
  answers jsonb not null default '{}',
  photo_sha256 text references stored_file,
  public_photo_sha256 text references stored_file,
  check (joined_into is distinct from id),
  check ((answer = 'none') = (answered_at is null))
);
create index nominee_selection on nominee (selection_id);
create unique index nominee_address on nominee (selection_id, email) where joined_into is null and email is not null;

create table nomination (
  submission_id uuid primary key references submission,
  edition_id uuid not null references edition,
  nominee_id uuid not null references nominee,
  taken_in_at timestamptz not null
);
create index nomination_nominee on nomination (nominee_id);

-- nominations: who speaks for a group of stakeholders, on whose word and for how long.
create table focal_point (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  selection_id uuid not null references selection,
  person_id text not null references person,
  stakeholder_group text not null,
  basis text not null,
  from_day date not null,
  until_day date not null,
  named_by text references person,
  named_at timestamptz not null,
  ended_at timestamptz,
  check (from_day <= until_day)
);
create unique index focal_point_once on focal_point (selection_id, stakeholder_group, person_id) where ended_at is null;

-- nominations: what a focal point says of a nominee of the group.
create table focal_word (
  nominee_id uuid not null references nominee,
  focal_point_id uuid not null references focal_point,
  endorsed boolean not null,
  rank int check (rank between 1 and 99),
  comment text not null default '',
  said_at timestamptz not null,
  primary key (nominee_id, focal_point_id)
);
create unique index focal_word_rank on focal_word (focal_point_id, rank) where rank is not null;

-- nominations: what whoever is appointed reported of a session; the newest version counts.
create table facilitator_report (
  nominee_id uuid not null references nominee,
  session_id uuid not null references session,
  version int not null,
  edition_id uuid not null references edition,
  answers jsonb not null,
  handed_in_at timestamptz not null,
  primary key (nominee_id, session_id, version)
);

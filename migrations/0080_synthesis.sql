-- synthesis: what officers read out of the submissions, and what was made public of it. Nothing here is ever deleted: it is taken away and
-- can be brought back; every change is kept with what stood before.
create table theme (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  name jsonb not null,                             -- by language
  parent_id uuid references theme,
  position double precision not null,
  removed boolean not null default false,
  made_by text references person,
  made_at timestamptz not null
);
create index theme_edition on theme (edition_id, position);

-- A stretch of a public answer in one version, with its words: an amendment of the submission leaves it as it was.
create table passage (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  submission_id uuid not null references submission,
  version int not null,
  question text not null,
  starts int not null check (starts >= 0),         -- in UTF-16 units, never inside what a reader sees as one character
  ends int not null check (ends > starts),
  words text not null,
  language text not null,
  theme_ids uuid[] not null default '{}',
  removed boolean not null default false,
  made_by text references person,
  made_at timestamptz not null
);
create index passage_submission on passage (submission_id);
create index passage_edition on passage (edition_id, made_at);

create table synthesis_point (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  words jsonb not null,                            -- by language
  theme_id uuid references theme,
  passage_ids uuid[] not null default '{}',        -- in the order they are quoted
  position double precision not null,
  removed boolean not null default false,
  made_by text references person,
  made_at timestamptz not null
);
create index synthesis_point_edition on synthesis_point (edition_id, position);

-- What was changed, from what to what, so that exactly that can be undone.
create table synthesis_change (
  id bigint generated always as identity primary key,
  edition_id uuid not null references edition,
  thing text not null check (thing in ('theme', 'passage', 'point')),
  thing_id uuid not null,
  before jsonb,                                    -- null: it was made
  after jsonb not null,
  changed_by text references person,
  changed_at timestamptz not null,
  undone_by text references person,
  undone_at timestamptz
);
create index synthesis_change_edition on synthesis_change (edition_id, id);

-- What was made public, whole: later work on the desk changes nothing of it.
create table synthesis_release (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  number int not null check (number > 0),
  contents jsonb not null,
  released_by text references person,
  released_at timestamptz not null,
  unique (edition_id, number)
);

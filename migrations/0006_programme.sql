-- Sessions, rooms, slots, the working plan and its published versions.

create table room (
  id uuid primary key default gen_random_uuid(),
  key int generated always as identity unique,     -- lets the plan hold one session to a room and time
  edition_id uuid not null references edition,
  code text not null,
  name text not null,
  building text,
  kind text not null check (kind in ('on_site', 'online')),
  seats int,                                       -- largest layout; null = unknown
  capacity jsonb not null default '{}',
  equipment text[] not null default '{}',
  interpretation_booths int not null default 0,
  step_free boolean,
  position int not null,
  details jsonb not null default '{}',
  unique (edition_id, code)
);

create table slot (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  code text not null,
  day date not null,                               -- in the edition's zone
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  starts_local text not null,
  ends_local text not null,
  band text,
  period text not null,
  mode text not null,
  unique (edition_id, code),
  check (starts_at < ends_at)
);
create index slot_time on slot (edition_id, starts_at);

create table reserved_block (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  code text not null,
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  room_codes text[] not null default '{}',
  blocks_all_rooms boolean not null default false,
  details jsonb not null default '{}',
  unique (edition_id, code)
);

create table interpretation_team (
  edition_id uuid not null references edition,
  code text not null,
  languages text[] not null,
  room_codes text[] not null,
  slots_per_day int,
  primary key (edition_id, code)
);

create table session (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  number int not null,                             -- for life, per edition, never reused
  submission_id uuid references submission,
  type text not null,
  state text not null check (state in ('planned', 'confirmed', 'scheduled', 'published', 'live', 'held', 'reported', 'cancelled', 'postponed')),
  title text not null,
  abstract text not null default '',
  objectives text not null default '',
  language text not null,                          -- of title and texts
  mode text not null check (mode in ('physical', 'hybrid', 'virtual')),
  duration_minutes int not null check (duration_minutes between 5 and 720),
  working_languages text[] not null default '{}',
  interpretation_languages text[] not null default '{}',
  captioning boolean not null default false,
  action_lines text[] not null default '{}',
  sdgs text[] not null default '{}',
  relevance text not null default '',
  expected_audience int,
  needs jsonb not null default '{}',
  wishes jsonb not null default '{}',
  revision int not null default 0,                 -- SEQUENCE of the calendar entry
  created_at timestamptz not null,
  unique (edition_id, number),
  unique (edition_id, submission_id)
);

create table session_person (
  session_id uuid not null references session,
  position int not null,
  person_id text not null references person,
  role text not null,
  presence text not null check (presence in ('on_site', 'remote', 'unknown')),
  confirmed boolean,
  primary key (session_id, position)
);
create index session_person_person on session_person (person_id);

create table session_organization (
  session_id uuid not null references session,
  position int not null,
  organization_id text not null references organization,
  role text not null default 'organizer',
  primary key (session_id, position)
);
create index session_organization_organization on session_organization (organization_id);

create table placement (
  session_id uuid primary key references session,
  edition_id uuid not null references edition,
  slot_id uuid not null references slot,
  room_id uuid not null references room,
  room_key int not null references room (key),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null default '',
  placed_by text references person,
  placed_at timestamptz not null,
  check (starts_at < ends_at),
  -- One session to a room and time; a range of one key stands in for equality, so no extension is needed.
  exclude using gist (int4range(room_key, room_key, '[]') with &&, tstzrange(starts_at, ends_at) with &&)
);
create index placement_time on placement (edition_id, starts_at);

create table agenda_version (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  version int not null,
  published_at timestamptz not null,
  published_by text references person,
  note text not null default '',
  changes jsonb not null default '[]',
  unique (edition_id, version)
);

create table agenda_item (
  agenda_version_id uuid not null references agenda_version,
  session_id uuid not null references session,
  starts_at timestamptz,
  ends_at timestamptz,
  room_id uuid references room,
  sequence int not null,
  snapshot jsonb not null,                         -- what the public saw in that version
  primary key (agenda_version_id, session_id)
);
create index agenda_item_time on agenda_item (agenda_version_id, starts_at);

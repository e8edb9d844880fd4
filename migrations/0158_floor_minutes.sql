-- live: minutes of a meeting, each version as it was kept.
create table floor_minutes (
  floor_id uuid not null references floor,
  version int not null check (version > 0),
  language text not null,
  items text[] not null,
  decisions text[] not null,
  actions text[] not null,
  kept_at timestamptz not null,
  kept_by text references person,
  primary key (floor_id, version)
);
create trigger floor_minutes_is_append_only before update or delete on floor_minutes
  for each row execute function refuse_change();

-- A version before those who spoke, until a moment; ended by approval, or by the next one.
create table floor_minutes_round (
  id uuid primary key default gen_random_uuid(),
  floor_id uuid not null,
  version int not null,
  sent_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  approved boolean not null default false,
  foreign key (floor_id, version) references floor_minutes (floor_id, version),
  check (not approved or ended_at is not null)
);
create unique index floor_minutes_round_one_open on floor_minutes_round (floor_id) where ended_at is null;
create index floor_minutes_round_floor on floor_minutes_round (floor_id, sent_at);

-- What somebody who spoke replied to a version; it stands beside it.
create table floor_minutes_reply (
  round_id uuid not null references floor_minutes_round,
  speaker text not null,                          -- as the floor knows them
  name text not null,
  organization text not null,
  language text not null,
  body text not null,
  sent_at timestamptz not null,
  primary key (round_id, speaker)
);

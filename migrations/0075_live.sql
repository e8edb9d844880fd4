-- live: the floor of a consultation meeting or session: who asks to speak, who spoke and how long, and statements for the record.

create table floor (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  milestone_code text,
  session_id uuid references session,
  rehearsal boolean not null default false,       -- the same in every way, seen by those who chair alone, and cleared
  state text not null default 'closed' check (state in ('closed', 'open', 'over')),
  seconds_each int not null default 180 check (seconds_each between 30 and 1800),
  revision int not null default 0,                -- another one with each change: what pages are kept by
  check (num_nonnulls(milestone_code, session_id) = 1),
  unique nulls not distinct (edition_id, milestone_code, session_id, rehearsal)
);

create table floor_hand (
  id uuid primary key default gen_random_uuid(),
  floor_id uuid not null references floor,
  speaker text not null,                          -- hash of a person or a browser: the same for all hands of one speaker
  person_id text references person,
  name text not null,
  organization text not null,
  stakeholder_group text,                         -- null = unknown
  presence text not null check (presence in ('on_site', 'remote')),
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'speaking', 'spoken', 'taken_back', 'passed_over')),
  began_at timestamptz,
  ended_at timestamptz,
  out_of_order boolean not null default false,    -- the chair gave the floor to somebody who was not next by the rule
  check ((state in ('speaking', 'spoken')) = (began_at is not null)),
  check ((state = 'spoken') = (ended_at is not null)),
  check (began_at <= ended_at)
);
create index floor_hand_floor on floor_hand (floor_id, asked_at);
create unique index floor_hand_one_waiting on floor_hand (floor_id, speaker) where state in ('waiting', 'speaking');
create unique index floor_hand_one_speaking on floor_hand (floor_id) where state = 'speaking';

create table floor_statement (
  id uuid primary key default gen_random_uuid(),
  floor_id uuid not null references floor,
  speaker text not null,
  person_id text references person,
  name text not null,
  organization text not null,
  stakeholder_group text,
  language text not null,
  body text not null,
  others jsonb not null default '{}',             -- the same words in other languages, as their sender wrote them
  sent_at timestamptz not null,
  state text not null default 'received' check (state in ('received', 'read_out', 'taken_back')),
  read_out_at timestamptz,
  check ((state = 'read_out') = (read_out_at is not null))
);
create index floor_statement_floor on floor_statement (floor_id, sent_at);

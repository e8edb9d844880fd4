-- Proposed schedules: what a search was asked, how far it is, the plans it found, what was accepted of them;
-- locks that searches respect, and the edition's own weights of the constraints.

create table schedule_proposal (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  number int not null,
  kind text not null check (kind in ('plan', 'change')),
  asked_by text references person,
  asked_at timestamptz not null,
  task jsonb not null,                             -- sessions, seeds, budget, what is kept, what changes
  state text not null check (state in ('running', 'paused', 'done', 'cancelled', 'failed', 'interrupted')),
  wish text check (wish in ('pause', 'resume', 'cancel', 'take')),
  progress jsonb not null default '{}',
  bound double precision,                          -- no plan without a broken rule costs less; null = not known
  fewest_moves int,                                -- of a change: at least so many sessions must move
  -- The real clock, also where the demonstration's stands still: is the searching process alive?
  seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  unique (edition_id, number)
);
create unique index schedule_proposal_one_at_a_time on schedule_proposal (edition_id)
  where state in ('running', 'paused');

create table schedule_plan (
  proposal_id uuid not null references schedule_proposal,
  name text not null check (name in ('proposed', 'fewest-changes', 'balanced', 'best-programme')),
  position int not null,
  placements jsonb not null,
  hard int not null,
  soft double precision not null,
  primary key (proposal_id, name)
);

create table schedule_acceptance (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  proposal_id uuid references schedule_proposal,   -- null: scheduled without a proposal
  plan text not null,
  moved int not null,
  reason text not null default '',
  before jsonb not null default '{}',              -- what a change of mode or venue replaced, for "undo"
  accepted_by text references person,
  accepted_at timestamptz not null,
  undone_by text references person,
  undone_at timestamptz
);
create index schedule_acceptance_edition on schedule_acceptance (edition_id, accepted_at desc);

alter table session_change add column acceptance_id uuid references schedule_acceptance;
create index session_change_acceptance on session_change (acceptance_id) where acceptance_id is not null;

create table schedule_lock (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  session_id uuid unique references session,
  room_id uuid references room,                    -- with a session: where it stood when it was locked
  slot_id uuid references slot,
  reason text not null default '',
  locked_by text references person,
  locked_at timestamptz not null,
  check (case when session_id is null then num_nonnulls(room_id, slot_id) = 1 else num_nonnulls(room_id, slot_id) = 2 end)
);
create unique index schedule_lock_room on schedule_lock (room_id) where session_id is null and slot_id is null;
create unique index schedule_lock_slot on schedule_lock (slot_id) where session_id is null and room_id is null;
create index schedule_lock_edition on schedule_lock (edition_id);

create table constraint_weight (
  edition_id uuid not null references edition,
  name text not null,
  weight int check (weight between 0 and 1000),    -- null = must hold
  changed_by text references person,
  changed_at timestamptz not null,
  primary key (edition_id, name)
);

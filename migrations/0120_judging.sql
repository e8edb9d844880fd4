-- judging: who judges in a selection, on whose word and for how long.
create table juror (
  id uuid primary key default gen_random_uuid(),
  selection_id uuid not null references selection,
  edition_id uuid not null references edition,
  person_id text not null references person,
  basis text not null,
  from_day text not null,
  until_day text not null,
  named_at timestamptz not null,
  named_by text references person,
  ended_at timestamptz,
  check (from_day <= until_day)
);
create unique index juror_once on juror (selection_id, person_id) where ended_at is null;

-- judging: that a juror has said what they are bound to in a round, be it nothing. Before that they see nothing of it.
create table juror_declaration (
  round_id uuid not null references selection_round,
  person_id text not null references person,
  declared_at timestamptz not null,
  primary key (round_id, person_id)
);

-- judging: what a juror writes for themself; nobody else reads it.
create table juror_note (
  round_id uuid not null,
  entry_id uuid not null,
  person_id text not null references person,
  note text not null,
  written_at timestamptz not null,
  primary key (round_id, entry_id, person_id),
  foreign key (round_id, entry_id) references round_entry
);

-- judging: who won, at which place; nobody but those who choose knows before the selection is released.
create table award (
  entry_id uuid primary key references selection_entry,
  selection_id uuid not null references selection,
  edition_id uuid not null references edition,
  place int check (place >= 1),                     -- null: the winner of its category
  category text not null default '',
  round_id uuid not null references selection_round,
  given_at timestamptz not null
);
create index award_of on award (selection_id, place);

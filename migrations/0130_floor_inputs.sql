-- live: what was said on a floor and stands in the register, each once.
create table floor_input (
  submission_id uuid primary key references submission,
  floor_id uuid not null references floor,
  statement_id uuid unique references floor_statement,
  hand_id uuid unique references floor_hand,
  entered_at timestamptz not null,
  entered_by text references person,
  check (num_nonnulls(statement_id, hand_id) = 1)
);
create index floor_input_floor on floor_input (floor_id);

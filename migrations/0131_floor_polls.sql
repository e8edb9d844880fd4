-- live: polls of a meeting. Who has voted and what was voted stand apart, so that nothing joins the two; neither bears an hour.
create table floor_poll (
  id uuid primary key default gen_random_uuid(),
  floor_id uuid not null references floor,
  number int not null check (number > 0),         -- in the order in which they were written
  language text not null,
  question text not null,
  kind text not null check (kind in ('single', 'several', 'ranked')),
  options text[] not null check (cardinality(options) between 2 and 12),
  named boolean not null,                         -- true: the result says who chose what
  voters text not null check (voters in ('anyone', 'signed_in')),
  state text not null default 'waiting' check (state in ('waiting', 'open', 'closed', 'withdrawn')),
  unique (floor_id, number)
);

create table floor_poll_voter (
  poll_id uuid not null references floor_poll,
  speaker text not null,
  primary key (poll_id, speaker)                  -- nobody votes twice, however many requests arrive at once
);

create table floor_poll_ballot (
  id uuid primary key default gen_random_uuid(),  -- by chance: ballots are read in its order, so that no order tells whose one is
  poll_id uuid not null references floor_poll,
  choices int[] not null check (cardinality(choices) > 0),
  name text                                       -- null: a poll without names
);
create index floor_poll_ballot_poll on floor_poll_ballot (poll_id);

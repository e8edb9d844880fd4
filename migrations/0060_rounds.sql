-- rounds: what is chosen from, by which rules, in which rounds, with what result. Facilitators, photographs and prizes alike.
create table selection (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  code text not null,
  kind text not null,                               -- of the submissions its entries come from, or what a later module says
  title jsonb not null,
  rules jsonb not null,
  made_at timestamptz not null,
  released_at timestamptz,                          -- null: nobody but those who choose knows anything
  unique (edition_id, code)
);

-- rounds: one of those chosen from. `facts` are what the rules look at; a fact that is not there is unknown.
create table selection_entry (
  id uuid primary key default gen_random_uuid(),
  selection_id uuid not null references selection,
  number int not null,
  subject text not null,                            -- what it stands for in the module that entered it
  facts jsonb not null default '{}',
  standing text not null default 'entered' check (standing in ('entered', 'shortlisted', 'chosen', 'reserve', 'not_taken', 'gone')),
  place int,                                        -- among the reserves, from 1
  reason jsonb,                                     -- why it stands so, as whoever chose wrote it
  entered_at timestamptz not null,
  stands_since timestamptz not null,
  unique (selection_id, number),
  unique (selection_id, subject),
  check ((standing = 'reserve') = (place is not null))
);
create unique index selection_entry_reserve on selection_entry (selection_id, (coalesce(facts ->> 'group', '')), place) where place is not null;

-- rounds: the seats that a quota has. An entry that is chosen takes one of each that concerns it; the key lets nobody take one twice.
create table selection_seat (
  selection_id uuid not null references selection,
  quota text not null,                              -- a limit and a value, such as country KE
  seat int not null check (seat >= 1),
  entry_id uuid not null references selection_entry,
  primary key (selection_id, quota, seat),
  unique (entry_id, quota)
);

create table selection_round (
  id uuid primary key default gen_random_uuid(),
  selection_id uuid not null references selection,
  code text not null,
  position int not null,
  way text not null check (way in ('scores', 'votes')),
  blind boolean not null default false,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  unique (selection_id, code),
  unique (selection_id, position),
  check (opens_at < closes_at)
);

-- rounds: which entries take part in a round. Scores and votes can be given to these alone.
create table round_entry (
  round_id uuid not null references selection_round,
  entry_id uuid not null references selection_entry,
  category text not null default '',                -- votes are given once in each
  primary key (round_id, entry_id),
  unique (round_id, entry_id, category)
);

-- rounds: one score of one juror for one criterion of one entry.
create table round_score (
  round_id uuid not null,
  entry_id uuid not null,
  person_id text not null references person,
  criterion text not null,
  points int not null check (points >= 0),
  scored_at timestamptz not null,
  primary key (round_id, entry_id, person_id, criterion),
  foreign key (round_id, entry_id) references round_entry
);

-- rounds: one vote of one person in one category; it may be given to another entry while the round is open.
create table round_vote (
  round_id uuid not null,
  category text not null,
  person_id text not null references person,
  entry_id uuid not null,
  cast_at timestamptz not null,
  origin_hash text,                                 -- of where it came from, to find bursts; never shown
  primary key (round_id, category, person_id),
  foreign key (round_id, entry_id, category) references round_entry (round_id, entry_id, category)
);
create index round_vote_entry on round_vote (round_id, entry_id);

-- rounds: who may not judge what, declared or derived, and why.
create table round_recusal (
  round_id uuid not null,
  entry_id uuid not null,
  person_id text not null references person,
  reason text not null,
  declared_at timestamptz not null,
  primary key (round_id, entry_id, person_id),
  foreign key (round_id, entry_id) references round_entry
);
create function refuse_recused_score() returns trigger language plpgsql as $$
begin
  if exists (select from round_recusal r where r.round_id = new.round_id and r.entry_id = new.entry_id and r.person_id = new.person_id) then
    raise exception 'recused' using errcode = 'check_violation', constraint = 'round_score_recused';
  end if;
  return new;
end $$;
create trigger round_score_recused before insert or update on round_score for each row execute function refuse_recused_score();

-- rounds: a draw among equals, announced with the public numbers it will use before they are known.
create table selection_draw (
  id uuid primary key default gen_random_uuid(),
  selection_id uuid not null references selection,
  number int not null,
  sources jsonb not null,                           -- what was announced: names of the public numbers, in order
  announced_at timestamptz not null,
  known_from timestamptz not null,                  -- when the numbers become public; the list is fixed before
  entries jsonb,                                    -- the ordered list, once fixed
  fixed_at timestamptz,
  numbers jsonb,                                    -- the numbers, as they came out
  drawn_at timestamptz,
  unique (selection_id, number),
  check (announced_at < known_from),
  check (fixed_at is null or fixed_at < known_from),
  check (drawn_at is null or (fixed_at is not null and drawn_at >= known_from))
);

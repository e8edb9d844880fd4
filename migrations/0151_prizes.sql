-- prizes: what a prize is given for in an edition: which call asks for entries, what its answers mean, by which terms they are put together.
create table prize (
  selection_id uuid primary key references selection,
  edition_id uuid not null references edition,
  call_id uuid not null references call,
  kind text not null,                               -- of the submissions that are entries
  by_vocabulary text not null,                      -- whose terms are the categories
  answers jsonb not null
);
create index prize_edition on prize (edition_id);

-- prizes: an entry as the version says it that was taken in.
create table prize_work (
  submission_id uuid primary key references submission,
  selection_id uuid not null references selection,
  edition_id uuid not null references edition,
  version int not null,
  title text not null,
  description text not null,
  entity text not null,
  category text not null,                           -- a term of the prize's vocabulary; empty: none was said
  country text,
  stakeholder_group text,
  region text,
  language text not null,
  taken_in_at timestamptz not null
);
create index prize_work_selection on prize_work (selection_id, category);

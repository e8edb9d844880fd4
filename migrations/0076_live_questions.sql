-- live: questions to a meeting, with votes. Whose an anonymous one is stands in a table of its own that no page reads.

create table floor_question (
  id uuid primary key default gen_random_uuid(),  -- by chance: lists are ordered by it, so that no order tells when a question came
  floor_id uuid not null references floor,
  language text not null,
  body text not null,
  name text,                                      -- null: asked without a name
  organization text,
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'answered', 'dismissed'))
);
create index floor_question_floor on floor_question (floor_id);

create table floor_question_asker (
  question_id uuid primary key references floor_question,
  speaker text not null
);
create index floor_question_asker_speaker on floor_question_asker (speaker);

create table floor_question_vote (
  question_id uuid not null references floor_question,
  speaker text not null,
  primary key (question_id, speaker)
);

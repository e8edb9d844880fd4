-- inputs: what became of the recommendations of regional and national events, one row a step, readable by anyone.
create table recommendation_step (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  submission_id uuid not null references submission,
  number int not null check (number > 0),
  kind text not null check (kind in ('considered', 'taken_up', 'passed_on', 'not_taken_up')),
  about text not null,                              -- the words it was said of: an amendment may bring others
  session_number int,                               -- of the published programme
  reason text not null,
  reason_language text not null,
  at timestamptz not null,
  made_by text references person,
  check (session_number is null or kind = 'taken_up')
);
create index recommendation_step_of on recommendation_step (submission_id, number, at);
create trigger recommendation_step_is_append_only before update or delete on recommendation_step
  for each row execute function refuse_change();
create trigger recommendation_step_stamps after insert or update or delete or truncate on recommendation_step
  execute function stamp_page('received');

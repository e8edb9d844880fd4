-- submissions: which submission was touched by which transaction, with what lists narrow and count it by: counts that stand in memory are
-- brought up to date by these alone. Nothing is ever updated here, so that no transaction waits for another; rows of days ago are swept.
create table submission_change (
  edition_id uuid not null,
  changed_by xid8 not null default pg_current_xact_id(),
  number int not null,
  noted_at timestamptz not null default now(),
  primary key (edition_id, changed_by, number)
);
create index submission_change_noted on submission_change (noted_at);

create function note_submissions() returns trigger language plpgsql as $$
begin
  insert into submission_change (edition_id, number) select edition_id, number from touched on conflict do nothing;
  return null;
end $$;
create trigger submission_noted_made after insert on submission referencing new table as touched
  for each statement execute function note_submissions();
create trigger submission_noted_changed after update on submission referencing new table as touched
  for each statement execute function note_submissions();
create trigger submission_noted_gone after delete on submission referencing old table as touched
  for each statement execute function note_submissions();

-- Rows beside a submission that name it by its id.
create function note_submissions_beside() returns trigger language plpgsql as $$
begin
  insert into submission_change (edition_id, number)
  select distinct s.edition_id, s.number from touched t join submission s on s.id = t.submission_id
  on conflict do nothing;
  return null;
end $$;
create trigger decision_noted_made after insert on decision referencing new table as touched
  for each statement execute function note_submissions_beside();
create trigger decision_noted_changed after update on decision referencing new table as touched
  for each statement execute function note_submissions_beside();
create trigger decision_noted_gone after delete on decision referencing old table as touched
  for each statement execute function note_submissions_beside();
create trigger submission_assignee_noted_made after insert on submission_assignee referencing new table as touched
  for each statement execute function note_submissions_beside();
create trigger submission_assignee_noted_changed after update on submission_assignee referencing new table as touched
  for each statement execute function note_submissions_beside();
create trigger submission_assignee_noted_gone after delete on submission_assignee referencing old table as touched
  for each statement execute function note_submissions_beside();
create trigger submission_tag_noted_made after insert on submission_tag referencing new table as touched
  for each statement execute function note_submissions_beside();
create trigger submission_tag_noted_gone after delete on submission_tag referencing old table as touched
  for each statement execute function note_submissions_beside();

-- A tag merged into another, or taken away, or brought back, means something else for all that have it or one merged into it.
create function note_tagged() returns trigger language plpgsql as $$
begin
  insert into submission_change (edition_id, number)
  select distinct s.edition_id, s.number from submission_tag t join submission s on s.id = t.submission_id
  where t.edition_id = new.edition_id
  on conflict do nothing;
  return null;
end $$;
create trigger desk_tag_noted after update of merged_into, removed_at on desk_tag for each row execute function note_tagged();

-- Whose address was proven stands behind a submission by then.
create function note_submitted_by() returns trigger language plpgsql as $$
begin
  insert into submission_change (edition_id, number) select edition_id, number from submission where person_id = new.id
  on conflict do nothing;
  return null;
end $$;
create trigger person_noted after update of email_proven_at on person
  for each row when (old.email_proven_at is distinct from new.email_proven_at) execute function note_submitted_by();

-- Terms of submissions stand in submission_term since 0035, subjects of sessions in session.subjects since 0043, which carried over what
-- these columns held. The triggers kept both in step while the program before 0035 still ran; none that reads or writes the columns does.
drop trigger submission_columns_added on submission;
drop trigger submission_columns_changed on submission;
drop function keep_terms_of_columns();

-- `subjects` follows the table as before.
create or replace function keep_term_columns() returns trigger language plpgsql as $$
begin
  update submission s set
    subjects = array(select vocabulary || ' ' || term from submission_term where submission_id = s.id order by position)
  where s.id in (select submission_id from given);
  return null;
end $$;

alter table submission drop column action_lines, drop column sdgs;
alter table session drop column action_lines, drop column sdgs;

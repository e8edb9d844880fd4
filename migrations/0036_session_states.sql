-- No act has ever confirmed a session: the state goes, so that table and program know the same words.
update session set state = 'planned' where state = 'confirmed';
alter table session drop constraint session_state_check;
alter table session add constraint session_state_check check (
  state in ('planned', 'scheduled', 'published', 'live', 'held', 'reported', 'cancelled', 'postponed')
);

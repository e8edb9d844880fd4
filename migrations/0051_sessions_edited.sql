-- sessions: sessions are made and corrected on the desk. `texts`: title and texts in further languages, by language. `planning`: what the
-- secretariat says of it for the plan alone (nothing beside it, after which sessions, in which series, how advanced).

alter table session
  add column texts jsonb not null default '{}',
  add column planning jsonb not null default '{}';

alter table session_change drop constraint session_change_kind_check;
alter table session_change add constraint session_change_kind_check check (
  kind in ('placed', 'moved', 'unplaced', 'undone', 'cancelled', 'postponed', 'restored', 'edited', 'made')
);
-- A session that was made by mistake and never published can be removed; the lines of its history stay, as all of them do.
alter table session_change drop constraint session_change_session_id_fkey;

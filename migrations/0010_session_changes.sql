-- What was done to a session in the working plan, with the reason: the history on the desk, "undo", and the reasons of a published change.

create table session_change (
  id bigint generated always as identity primary key,
  session_id uuid not null references session,
  kind text not null check (kind in ('placed', 'moved', 'unplaced', 'undone', 'cancelled', 'postponed', 'restored', 'edited')),
  at timestamptz not null,
  person_id text references person,
  reason text not null default '',
  before jsonb,                                    -- for placements: slot, room, start, end; null = not placed
  after jsonb
);
create index session_change_session on session_change (session_id, id desc);
create trigger session_change_is_append_only before update or delete on session_change
  for each row execute function refuse_change();

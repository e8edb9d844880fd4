-- registrations: for how long the page of a session somebody joined from afar stood open. Whether they listened, it does not know.
create table presence (
  registration_id uuid not null references registration,
  session_id uuid not null references session,
  from_at timestamptz not null,
  last_at timestamptz not null check (from_at <= last_at),
  seconds int not null default 0 check (seconds >= 0),   -- while the page told of itself; gaps do not count
  primary key (registration_id, session_id)
);

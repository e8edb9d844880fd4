-- registrations: who joined a consultation meeting from afar, and how long the page they joined by stood open.
create table meeting_presence (
  registration_id uuid not null references registration,
  milestone_code text not null,
  joined_at timestamptz not null,
  last_at timestamptz not null check (joined_at <= last_at),
  seconds int not null default 0 check (seconds >= 0),   -- while the page told of itself; gaps do not count
  primary key (registration_id, milestone_code)
);
create index meeting_presence_milestone on meeting_presence (milestone_code);

-- sessions: which session, and which person, something in a programme of another system became, so that a second import changes what the
-- first made instead of doubling it. The mark is of what the file said of it.

create table imported_session (
  edition_id uuid not null references edition,
  guid text not null,
  session_id uuid not null references session on delete cascade,
  said_hash text not null,
  primary key (edition_id, guid)
);

create table imported_person (
  edition_id uuid not null references edition,
  guid text not null,
  person_id text not null references person,
  primary key (edition_id, guid)
);

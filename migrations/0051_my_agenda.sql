-- agenda: the sessions a person keeps for themselves, and the calendar of them under an address that only they know.

create table my_agenda (
  person_id text not null references person,
  edition_id uuid not null references edition,
  -- The version whose changes the person has looked at.
  seen_version integer not null,
  feed_hash text unique,
  primary key (person_id, edition_id)
);

create table my_agenda_session (
  person_id text not null,
  edition_id uuid not null,
  session_id uuid not null references session,
  primary key (person_id, edition_id, session_id),
  foreign key (person_id, edition_id) references my_agenda
);

-- plan: when people can take part, as the secretariat has learned it. A day without a row: the whole day, as far as anybody has said. With
-- neither hour the person is not there that day.
create table person_hours (
  edition_id uuid not null references edition,
  person_id text not null references person,
  day date not null,
  from_local text,
  until_local text,
  primary key (edition_id, person_id, day),
  check (from_local < until_local)
);

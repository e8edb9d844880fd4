-- registrations: people the secretariat registers out of a table, and takes back as a whole.
create table registration_import (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references registration_terms,
  number int not null check (number > 0),            -- of the edition
  by_person_id text references person,
  people int not null check (people > 0),
  taken_over_at timestamptz not null,
  taken_back_at timestamptz,
  unique (edition_id, number)
);

alter table registration add import_id uuid references registration_import;
create index registration_of_import on registration (import_id) where import_id is not null;

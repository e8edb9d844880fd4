-- registrations: people registered by somebody else. Who registers the people of an organization; who has not yet said for themselves that
-- they agree; who wants nobody to register them.
create table delegation (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references registration_terms,
  organization text not null check (organization <> ''),
  person_id text not null references person,         -- who registers its people
  most int not null check (most > 0),                -- people it may hold at once
  named_by text references person,
  named_at timestamptz not null,
  ended_at timestamptz
);
create unique index delegation_once on delegation (edition_id, person_id) where ended_at is null;

alter table registration add delegation_id uuid references delegation;
alter table registration add to_agree_since timestamptz;   -- registered by somebody else, and not yet agreed to
create index registration_of_delegation on registration (delegation_id) where delegation_id is not null;

create table registration_objection (
  edition_id uuid not null references registration_terms,
  person_id text not null references person,
  delegation_id uuid references delegation,          -- against which; null: against the secretariat
  objected_at timestamptz not null,
  primary key (edition_id, person_id)
);

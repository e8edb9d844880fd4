-- Organizations (stakeholders), people, roles and sign-ins (identity).

create table organization (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9_-]*$'),   -- part of the public address
  name text not null,                                        -- in its own language
  language text not null,
  names jsonb not null default '{}',                         -- other languages, where known
  acronyms jsonb not null default '{}',
  stakeholder_type text,
  country text,                                              -- where it sits
  worldwide boolean not null default false,                  -- speaks for no single region
  website text,
  sort_key text not null,                                    -- folded name, to find one that exists
  confirmed boolean not null default false,                  -- the secretariat has looked at it
  created_at timestamptz not null
);
create index organization_sort_key on organization (sort_key);

create table person (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9_-]*$'),
  honorific text,
  given_name text not null default '',
  family_name text not null default '',
  email text unique check (email = lower(email)),
  language text not null,
  job_title text,
  organization_id text references organization,
  country text,
  stakeholder_type text,
  gender text,
  biography text,
  created_at timestamptz not null
);

create table sign_in_code (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  code_hash text not null,
  link_hash text not null unique,
  browser_hash text not null,                     -- the code works only where it was asked for
  language text not null,
  return_to text,
  attempts int not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_code_email on sign_in_code (email, created_at desc);

create table sign_in (
  id uuid primary key default gen_random_uuid(),
  token_hash text not null unique,
  person_id text not null references person,
  method text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sign_in_person on sign_in (person_id);

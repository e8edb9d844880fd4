-- registration: who takes part in an edition, on site or from afar; what they were given; where they were.
create table registration_terms (
  edition_id uuid primary key references edition,
  form_id uuid not null references form,
  opens_at timestamptz not null,
  closes_at timestamptz not null check (opens_at < closes_at),
  places int check (places >= 0),                  -- on site; null: as many as come
  approval text not null default 'none' check (approval in ('none', 'on_site', 'all')),
  last_number int not null default 0
);

create table registration (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references registration_terms,
  person_id text not null references person,
  number int not null check (number > 0),
  state text not null check (state in ('asked', 'waiting', 'confirmed', 'refused', 'cancelled')),
  presence text not null check (presence in ('on_site', 'remote')),
  name text not null,
  organization text,
  country text,
  stakeholder_type text,
  language text not null,                          -- of letters and of what the badge says
  answers jsonb not null,
  badge_key text not null unique,
  by_person_id text references person,             -- who registered them, where somebody else did
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  approved_at timestamptz,
  waiting_since timestamptz,
  reason jsonb,                                    -- why the secretariat refused or cancelled it
  unique (edition_id, person_id),
  unique (edition_id, number),
  check ((state = 'waiting') = (waiting_since is not null)),
  check (state <> 'waiting' or presence = 'on_site')
);
create index registration_waiting on registration (edition_id, waiting_since, number) where state = 'waiting';
create index registration_places on registration (edition_id) where state = 'confirmed' and presence = 'on_site';

-- One row a scan, as the phone that made it named it; what holds is the last by the phones' clocks, in whatever order they arrive.
create table check_in (
  id uuid primary key,
  registration_id uuid not null references registration,
  session_id uuid references session,              -- null: the door of the forum
  there boolean not null,                          -- false: an earlier scan was a mistake
  way text not null check (way in ('scan', 'online')),
  scanned_at timestamptz not null,
  received_at timestamptz not null,
  by_person_id text references person
);
create index check_in_of on check_in (registration_id, session_id, scanned_at);
create index check_in_session on check_in (session_id);

create table visa_letter (
  registration_id uuid primary key references registration,
  name text not null,                              -- as in the passport
  nationality text not null,
  passport text not null,
  arrives_on date not null,
  leaves_on date not null check (arrives_on <= leaves_on),
  language text not null,
  asked_at timestamptz not null
);

-- How a session is joined from afar. Whoever is not registered never learns what stands here.
create table join_link (
  session_id uuid primary key references session,
  service text not null check (service in ('zoom', 'teams', 'youtube', 'other', 'jitsi', 'bigbluebutton')),
  address text,
  room text,
  passcode text,
  dial_in text,
  changed_at timestamptz not null,
  check ((service in ('jitsi', 'bigbluebutton')) = (room is not null)),
  check ((room is null) = (address is not null))
);

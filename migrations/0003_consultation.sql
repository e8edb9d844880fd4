-- Forums, editions, phases, milestones, calls, forms, vocabularies.

create table forum (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name jsonb not null
);

create table edition (
  id uuid primary key default gen_random_uuid(),
  forum_id uuid not null references forum,
  slug text not null unique,
  title jsonb not null,
  process_title jsonb not null,
  theme jsonb not null,
  theme_status jsonb not null default '{}',
  zone text not null,
  starts_on date not null,
  ends_on date not null,
  final_week_from date,
  final_week_to date,
  mode text not null check (mode in ('physical', 'hybrid', 'virtual')),
  mode_fallbacks text[] not null default '{}',
  venue jsonb not null default '{}',
  contact jsonb not null default '{}',
  letter jsonb not null default '{}',
  details jsonb not null default '{}',
  submission_prefix text not null,
  last_submission_number int not null default 0,   -- never goes back: a number is never reused
  last_session_number int not null default 0,
  created_at timestamptz not null
);

create table edition_organization (
  edition_id uuid not null references edition,
  organization_id text not null references organization,
  role text not null,
  position int not null,
  details jsonb not null default '{}',
  primary key (edition_id, organization_id, role)
);

create table role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id text not null references person,
  role text not null,
  edition_id uuid references edition,
  granted_at timestamptz not null,
  ended_at timestamptz
);
create unique index role_grant_once on role_grant (person_id, role, coalesce(edition_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;

create table phase (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  position int not null,
  numeral text not null,
  title jsonb not null,
  description jsonb not null default '{}',
  unique (edition_id, position)
);

create table call (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  code text not null,
  position int not null,
  title jsonb not null,
  description jsonb not null,
  binding boolean not null,
  choice_mode text not null default 'allocate' check (choice_mode in ('allocate', 'select', 'cluster')),
  submission_kinds text[] not null,
  opens_at timestamptz not null,
  opens_local text not null,
  closes_at timestamptz not null,                 -- half-open: open while opens_at <= now < closes_at
  closes_local text not null,                     -- wall clock people agreed on
  closes_rule text not null,
  zone text not null,
  details jsonb not null default '{}',
  unique (edition_id, code),
  check (opens_at < closes_at)
);

create table milestone (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  phase_id uuid not null references phase,
  code text not null,
  position int not null,
  kind text not null check (kind in ('opening', 'meeting', 'deadline')),
  principal boolean not null default false,
  title jsonb not null,
  starts_at timestamptz,
  ends_at timestamptz,
  starts_local text,
  ends_local text,
  zone text not null,
  mode text,
  place jsonb,
  host_event jsonb,
  call_id uuid references call,
  details jsonb not null default '{}',
  unique (edition_id, code)
);

create table deadline_change (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references call,
  from_at timestamptz not null,
  from_local text not null,
  to_at timestamptz not null,
  to_local text not null,
  reason jsonb not null default '{}',
  source text,
  made_by text references person,
  made_at timestamptz not null,
  check (to_at <> from_at)
);
create trigger deadline_change_is_append_only before update or delete on deadline_change
  for each row execute function refuse_change();

create table edition_change (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  code text not null,
  what text not null,
  target jsonb not null,
  from_value jsonb not null,
  to_value jsonb not null,
  announced_on date,
  source text,
  note text,
  unique (edition_id, code)
);

create table form (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  call_id uuid references call,
  code text not null,
  version int not null,
  kind text not null,
  binding boolean not null,
  title jsonb not null,
  intro jsonb not null default '{}',
  definition jsonb not null,                      -- sections, questions, person and organization fields
  unique (edition_id, code, version)
);

create table vocabulary_term (
  edition_id uuid not null references edition,
  vocabulary text not null,                       -- dotted path as the forms name it
  code text not null,
  position int not null,
  name jsonb not null,
  details jsonb not null default '{}',
  primary key (edition_id, vocabulary, code)
);

create table matrix_link (
  edition_id uuid not null references edition,
  action_line text not null,
  sdg text not null,
  targets text[] not null default '{}',
  adopted boolean not null,
  details jsonb not null default '{}',
  primary key (edition_id, action_line, sdg)
);

-- Drafts, submissions with immutable versions, and the thread of each.

create table draft (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  call_id uuid not null references call,
  form_id uuid not null references form,
  browser_hash text,                              -- hash of this browser's draft key
  person_id text references person,
  email text,                                     -- where the link to come back was sent
  resume_hash text unique,
  language text not null,
  answers jsonb not null default '{}',
  revision int not null default 1,
  submission_id uuid,                             -- set when it amends a submission, or once submitted
  amends boolean not null default false,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  discarded_at timestamptz
);
create index draft_browser on draft (browser_hash);
create index draft_person on draft (person_id);

create table submission (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  number int not null,
  reference text not null,                        -- prefix and number, for people
  call_id uuid not null references call,
  form_id uuid not null references form,
  kind text not null,
  state text not null check (state in ('submitted', 'in_review', 'accepted', 'merged', 'not_taken', 'deferred', 'programmed', 'reported', 'withdrawn')),
  title text not null,
  language text not null,
  person_id text references person,
  submitter_name text not null,
  submitter_email text not null,
  organization_id text references organization,
  stakeholder_type text,
  stakeholder_group text,
  country text,
  region text,                                    -- six ITU regions, or 'worldwide'; null = unknown
  action_lines text[] not null default '{}',
  sdgs text[] not null default '{}',
  current_version int not null default 1,
  public boolean not null default true,
  first_submitted_at timestamptz not null,
  last_submitted_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  search tsvector,
  unique (edition_id, number),
  unique (edition_id, reference)
);
create index submission_register on submission (edition_id, last_submitted_at desc, number desc);
create index submission_search on submission using gin (search);
create index submission_person on submission (person_id);
alter table draft add constraint draft_submission foreign key (submission_id) references submission;

create table submission_version (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submission,
  version int not null,
  form_id uuid not null references form,
  language text not null,
  answers jsonb not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),  -- SHA-256 of the canonical JSON
  received_at timestamptz not null,
  draft_id uuid references draft,
  draft_revision int,
  unique (submission_id, version)
);
create unique index submission_version_once on submission_version (draft_id, content_hash) where draft_id is not null;
create trigger submission_version_is_immutable before update or delete on submission_version
  for each row execute function refuse_change();

create table submission_file (
  id uuid primary key default gen_random_uuid(),
  draft_id uuid references draft,
  submission_id uuid references submission,
  version int,
  question_id text not null,
  position int not null,
  sha256 text not null references stored_file,
  public_sha256 text references stored_file,      -- the copy without metadata that the public sees
  filename text not null,
  media_type text not null,
  size_bytes bigint not null,
  added_at timestamptz not null,
  removed_at timestamptz
);
create index submission_file_draft on submission_file (draft_id);
create index submission_file_submission on submission_file (submission_id, version);

-- What became of it: one row a step, in order, readable by anyone once public.
create table thread_step (
  id bigint generated always as identity primary key,
  submission_id uuid not null references submission,
  kind text not null,
  at timestamptz not null,
  reason text,
  reason_language text,
  facts jsonb not null default '{}'
);
create index thread_step_submission on thread_step (submission_id, id);
create trigger thread_step_is_append_only before update or delete on thread_step
  for each row execute function refuse_change();

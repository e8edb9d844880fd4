-- Decisions: pending (seen by the secretariat) until released together.

create table decision_release (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  released_by text references person,
  released_at timestamptz not null,
  decisions int not null
);

create table decision (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  submission_id uuid not null references submission,
  outcome text not null check (outcome in ('accepted', 'merged', 'not_taken', 'deferred')),
  into_submission_id uuid references submission,
  reason text not null,
  reason_language text not null,
  decided_by text references person,
  decided_at timestamptz not null,
  revoked_at timestamptz,
  release_id uuid references decision_release,
  check ((outcome = 'merged') = (into_submission_id is not null)),
  check (into_submission_id is distinct from submission_id)
);
create unique index decision_pending_once on decision (submission_id) where release_id is null and revoked_at is null;
create index decision_edition on decision (edition_id, decided_at desc);

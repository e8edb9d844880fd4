-- stakeholders: organizations are distinct until an officer says that two are one; that is kept, and can be taken back.
-- submissions: what shows that a sender may speak for the organization named: an address of it, or an officer's word. Null: nothing does yet.

create table organization_merge (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,     -- at whose desk it was done
  from_id text not null references organization,
  into_id text not null references organization,
  merged_by text references person,
  merged_at timestamptz not null,
  moved jsonb not null default '{}',               -- what went from one to the other, by kind, so that exactly that can come back
  undone_by text references person,
  undone_at timestamptz,
  check (from_id <> into_id)
);
create unique index organization_merged_once on organization_merge (from_id) where undone_at is null;

alter table submission add column sender_proof text check (sender_proof in ('address', 'officer'));

create or replace view public_submission as
  select id, edition_id, number, reference, call_id, form_id, kind, state, title, language, person_id, submitter_name, organization_id,
    stakeholder_type, stakeholder_group, country, region, subjects, current_version, first_submitted_at, last_submitted_at, search,
    text_hash, word_count, sender_proof
  from submission
  where public and state <> 'withdrawn';

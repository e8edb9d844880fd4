-- submissions: a letter's link lets a second device into a draft besides the first. It works once, until its end or the hand-in.

alter table draft add column resume_expires_at timestamptz;
-- Links sent before had no end; they are sent again for the asking.
update draft set resume_hash = null where submitted_at is not null;
update draft set resume_expires_at = saved_at + interval '14 days' where resume_hash is not null;

create table draft_access (
  draft_id uuid not null references draft on delete cascade,
  browser_hash text not null,
  person_id text references person,                -- who was signed in when the link was opened; then only this person comes in by it
  added_at timestamptz not null,
  primary key (draft_id, browser_hash)
);
create index draft_access_browser on draft_access (browser_hash);
create index submission_unclaimed on submission (submitter_email) where person_id is null;

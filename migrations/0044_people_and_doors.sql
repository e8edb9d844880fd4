-- submissions: of what was withdrawn everybody may know the number and the dates, and nothing else. The address somebody wrote into a draft
-- as theirs: whoever proves it finds the draft.
-- identity: browsers that somebody signed in with before, so that strangers cannot keep them from signing in again.

create view withdrawn_submission as
  select id, edition_id, number, reference, kind, first_submitted_at, last_submitted_at, withdrawn_at
  from submission
  where public and state = 'withdrawn';

alter table draft add column said_email text check (said_email = lower(said_email));
create index draft_said_email on draft (said_email) where said_email is not null and submitted_at is null;
create index draft_email on draft (email) where email is not null and submitted_at is null;

create table known_browser (
  token_hash text not null,
  person_id text not null references person,
  seen_at timestamptz not null,
  primary key (token_hash, person_id)
);
create index known_browser_seen on known_browser (seen_at);

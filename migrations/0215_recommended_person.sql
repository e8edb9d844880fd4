-- submissions: somebody whom a submission recommends or nominates, by the address that was given for them. Public only in the words they have
-- agreed to: `agreed` holds the marks of those; answered without any means that they do not wish it.
create table recommended_person (
  submission_id uuid not null references submission on delete cascade,
  email text not null check (email = lower(email)),
  edition_id uuid not null references edition,
  secret_hash text unique,
  told_at timestamptz,
  agreed text[] not null default '{}',
  answered_at timestamptz,
  primary key (submission_id, email)
);

-- What was made of public submissions is made anew as soon as somebody agrees, or no longer does.
create trigger recommended_person_stamps after update of agreed or delete or truncate on recommended_person
  execute function stamp_page('received');

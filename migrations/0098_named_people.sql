-- Somebody whom others named as taking part in a session: whether they were told, and whether they object to being shown with it. A row
-- stands beside the session's people and not among them, because these are written anew with every correction.
create table named_person (
  session_id uuid not null references session on delete cascade,
  person_id text not null references person,
  edition_id uuid not null references edition,
  told_at timestamptz,
  objected_at timestamptz,
  primary key (session_id, person_id)
);
create index named_person_objections on named_person (edition_id) where objected_at is not null;

-- The links in their letters, by the hash of what they carry.
create table naming_link (
  secret_hash text primary key,
  edition_id uuid not null references edition,
  person_id text not null references person,
  sent_at timestamptz not null
);
create index naming_link_person on naming_link (person_id);

-- Pages of the programme are made anew as soon as somebody objects, or no longer does; not when they are merely told.
create trigger named_person_stamps after update of objected_at on named_person execute function stamp_page('published');
create trigger named_person_objects after insert on named_person for each row when (new.objected_at is not null)
  execute function stamp_page('published');
create trigger named_person_gone after delete or truncate on named_person execute function stamp_page('published');

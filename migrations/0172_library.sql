-- site: the library of documents that the secretariat hands out, each in languages and versions. What was public stays known after it.
create table library_document (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  title jsonb not null,                            -- language: words
  about jsonb not null default '{}',
  revision int not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by text references person
);
create index library_document_edition on library_document (edition_id, created_at);
create trigger library_document_stamps after insert or update or delete or truncate on library_document
  execute function stamp_page('edition');

create table library_file (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references library_document,
  language text not null,
  version int not null check (version > 0),
  sha256 text not null references stored_file,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  added_at timestamptz not null,
  added_by text references person,
  published_at timestamptz,                        -- null: nobody but the desk knows of it
  published_by text references person,
  withdrawn_at timestamptz,                        -- it was public until then
  withdrawn_by text references person,
  unique (document_id, language, version)
);
create trigger library_file_stamps after insert or update or delete or truncate on library_file
  execute function stamp_page('edition');

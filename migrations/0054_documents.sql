-- documents: versions of documents the secretariat had made, with the files kept of each.
create table document_version (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  kind text not null,
  language text not null,
  version int not null check (version > 0),
  asked_at timestamptz not null,
  asked_by text references person,
  state text not null default 'asked' check (state in ('asked', 'made', 'failed')),
  title text not null default '',
  as_of timestamptz,                               -- the moment it tells of; null until it is made
  pages int,
  files jsonb not null default '{}',               -- format: sha256, as they become ready
  fault text,
  published_at timestamptz,
  published_by text references person,
  withdrawn_at timestamptz,                        -- it was public until then
  withdrawn_by text references person,
  unique (edition_id, kind, version, language)
);
create index document_version_public on document_version (edition_id, published_at) where withdrawn_at is null;

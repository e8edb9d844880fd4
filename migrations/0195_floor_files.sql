-- live: a document of a meeting may be a file kept here, and be called by its name in other languages too.
alter table floor_material
  alter column address drop not null,
  add column titles jsonb not null default '{}',    -- language: title; the other languages than its own
  add column sha256 text references stored_file,
  add column file_name text,
  add column media_type text,
  add column size_bytes bigint,
  add check (num_nonnulls(address, sha256) = 1),
  add check (sha256 is null or kind = 'document'),
  add check (num_nulls(sha256, file_name, media_type, size_bytes) in (0, 4));

-- live: what a meeting leaves beside words: recordings and documents, by their addresses.
create table floor_material (
  id uuid primary key default gen_random_uuid(),
  floor_id uuid not null references floor,
  kind text not null check (kind in ('recording', 'document')),
  title text not null,
  language text not null,                         -- spoken, or written in
  address text not null,
  begins_at timestamptz,                          -- of a recording: the moment it begins, from which captions are counted
  exception text,                                 -- why a recording is published without captions
  exception_language text,
  kept_at timestamptz not null,
  published_at timestamptz,                       -- null: kept, and seen by those who chair
  check ((kind = 'recording') = (begins_at is not null)),
  check ((exception is null) = (exception_language is null))
);
create index floor_material_floor on floor_material (floor_id);

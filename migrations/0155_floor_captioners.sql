-- live: who writes captions by a link of their own, each for one language of one floor.
create table floor_captioner (
  id uuid primary key default gen_random_uuid(),
  floor_id uuid not null references floor,
  language text not null,
  name text not null,
  secret_hash text not null unique,               -- of what the link carries
  given_at timestamptz not null,
  given_by text references person,
  taken_back_at timestamptz,
  writing boolean not null default false,         -- has the turn
  wrote_at timestamptz,                           -- the last line, or the taking over
  check (not writing or (taken_back_at is null and wrote_at is not null))
);
create index floor_captioner_floor on floor_captioner (floor_id);
create unique index floor_captioner_one_writing on floor_captioner (floor_id, language) where writing;

alter table floor_caption add column captioner_id uuid references floor_captioner;
alter table floor_caption add column sequence bigint;  -- as the captioner counts: the same line sent again is one line
create index floor_caption_sequence on floor_caption (captioner_id, sequence) where captioner_id is not null;

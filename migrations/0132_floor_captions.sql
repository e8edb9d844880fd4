-- live: captions of a meeting, line by line, in several languages; kept as its transcript.
create table floor_caption (
  id uuid primary key default gen_random_uuid(),
  floor_id uuid not null references floor,
  language text not null,
  position int not null check (position > 0),     -- in its language
  body text not null,                             -- '' = taken out
  said_at timestamptz not null,
  corrected_at timestamptz,
  unique (floor_id, language, position)
);

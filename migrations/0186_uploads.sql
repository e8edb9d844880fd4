-- submissions: a file on its way into a draft, in pieces; it goes on where it stopped.
create table upload (
  id uuid primary key default gen_random_uuid(),
  draft_id uuid not null references draft on delete cascade,
  question text not null,
  mark text not null,                               -- by which the browser that sends it finds it again
  name text not null,
  size_bytes int not null check (size_bytes >= 1),
  arrived_bytes int not null default 0 check (arrived_bytes between 0 and size_bytes),
  begun_at timestamptz not null,
  unique (draft_id, question, mark)
);
create index upload_begun on upload (begun_at);

create table upload_piece (
  upload_id uuid not null references upload on delete cascade,
  begins_at int not null,
  bytes bytea not null,
  primary key (upload_id, begins_at)
);

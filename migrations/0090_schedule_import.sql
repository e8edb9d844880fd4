-- plan: files of programmes of other systems that the desk has brought in, to be looked at before they are taken over. A row whose file was
-- put away is gone; one that was taken over says what each event became.
create table schedule_import (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  file_sha256 text not null references stored_file,
  file_name text not null,
  brought_at timestamptz not null,
  brought_by text references person,
  zone text,                                       -- of local times, as it was said when it was taken over; null: the file names its own
  taken_at timestamptz,                            -- null: only looked at so far
  taken_by text references person,
  became jsonb not null default '[]'               -- [{number, guid, title, outcome, place}], once it was taken over
);
create index schedule_import_edition on schedule_import (edition_id, brought_at);

-- plan: a programme that was taken over can be taken back as one. What each session was before, and was after, is kept with the file; null
-- where a file was taken over before this was kept.
alter table schedule_import
  add column was jsonb,                            -- {rooms, slots, sessions: [{id, guid, said, hash, mark, before, after}]}, written once
  add column undone_at timestamptz,
  add column undone_by text references person,
  add column undone jsonb;                         -- [{number, title, fate}], once it was taken back

-- plan, agenda: rooms, buildings, levels and what is reserved are named in six languages; reasons and notes may be. The plain columns
-- stay, in English or in the language they were written in, for a version of the program that still runs beside this one.

alter table room
  add column names jsonb not null default '{}',
  add column building_names jsonb not null default '{}',
  add column level_names jsonb not null default '{}';
update room set
  names = jsonb_build_object('en', name),
  building_names = case when building is null then '{}'::jsonb else jsonb_build_object('en', building) end;

alter table reserved_block add column titles jsonb not null default '{}';
update reserved_block set titles = jsonb_build_object('en', title);

-- What somebody wrote: `reason` in its own language, which may be unknown, and in others where there are words for it.
alter table session_change
  add column reason_language text,
  add column reasons jsonb not null default '{}';
alter table agenda_version
  add column note_language text,
  add column notes jsonb not null default '{}';

-- agenda: a version may have a name, as its note in the language it was written in and in others.
alter table agenda_version
  add column name text not null default '',
  add column name_language text,
  add column names jsonb not null default '{}';

-- plan: a publication ordered for a set time, with what the officer was shown and the words for readers.
create table agenda_order (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  publish_at timestamptz not null,
  ordered_at timestamptz not null,
  ordered_by text references person,
  seen text not null,
  name jsonb not null,                             -- {text, language, others}
  note jsonb not null,
  reason text not null,
  state text not null default 'waiting' check (state in ('waiting', 'published', 'held', 'withdrawn', 'overtaken')),
  settled_at timestamptz check ((settled_at is null) = (state = 'waiting')),
  held_because text,                               -- the code of the refusal, where it was held back
  difference jsonb                                 -- numbers of what had changed meanwhile: {since, added, changed, gone}
);
create unique index agenda_order_waiting on agenda_order (edition_id) where state = 'waiting';
create index agenda_order_edition on agenda_order (edition_id, ordered_at);

-- Mail, files, clock of the demonstration, limits, record of staff actions. No domain words.

create table mail_message (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,                       -- the same letter is never queued twice
  recipient text not null,
  language text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'kept', 'failed')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mail_message_created on mail_message (created_at desc);

create table stored_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  media_type text not null,
  stored_at timestamptz not null
);

create table demo_clock (
  singleton boolean primary key default true check (singleton),
  offset_milliseconds bigint not null default 0,
  step text
);

create table rate_count (
  bucket text not null,
  window_starts_at timestamptz not null,
  count int not null default 0,
  primary key (bucket, window_starts_at)
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id text,
  edition_id uuid,
  action text not null,
  subject text not null,
  details jsonb not null default '{}'
);
create index audit_entry_edition on audit_entry (edition_id, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_is_append_only before update or delete on audit_entry
  for each row execute function refuse_change();

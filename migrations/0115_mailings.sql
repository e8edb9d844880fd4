-- documents, mailings: the words of the invitation letter and of the mail it goes with, who is written to, and what went to whom.
create table letter_words (
  edition_id uuid not null references edition,
  language text not null,
  part text not null,                              -- such as opening; what stands nowhere is as the program has it
  words text not null,
  changed_at timestamptz not null,
  changed_by text references person,
  primary key (edition_id, language, part)
);

create table addressee (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  email text not null,
  email_key text not null,                         -- in small letters: one address is written to once
  name text not null default '',
  organization text not null default '',
  stakeholder_group text,                          -- null: not known
  language text not null,
  added_at timestamptz not null,
  added_by text references person,
  removed_at timestamptz,
  removed_by text references person
);
create unique index addressee_once on addressee (edition_id, email_key) where removed_at is null;

create table mailing (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  number int not null check (number > 0),
  ordered_at timestamptz not null,
  ordered_by text references person,
  leaves_at timestamptz not null,
  digest text not null,                            -- SHA-256 of everything that was confirmed
  letters jsonb not null,                          -- language: the document and the words of the mail, as confirmed
  files jsonb not null default '{}',               -- language: sha256 of the PDF that went
  stopped_at timestamptz,
  stopped_by text references person,
  left_at timestamptz,
  fault text,                                      -- why it could not leave when it was last tried
  unique (edition_id, number),
  check (stopped_at is null or left_at is null)
);
create index mailing_waiting on mailing (leaves_at) where stopped_at is null and left_at is null;

create table mailing_recipient (
  mailing_id uuid not null references mailing,
  addressee_id uuid not null references addressee,
  email text not null,
  name text not null,
  organization text not null,
  stakeholder_group text,
  language text not null,
  primary key (mailing_id, addressee_id)
);

-- proofs: codes printed on letters and certificates, by which anybody can ask whether such a document was given.
create table proof (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  edition_id uuid not null references edition,
  kind text not null,
  subject text not null,                           -- what of its kind it was given for, as the module that gave it says
  what jsonb not null,                             -- what the document is called, in six languages
  name text not null,                              -- whom it was given to, as it is printed
  from_day date not null,
  to_day date not null check (from_day <= to_day),
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
-- One document of a kind counts for one subject: a new one takes the place of the old.
create unique index proof_standing on proof (edition_id, kind, subject) where withdrawn_at is null;

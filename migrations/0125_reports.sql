-- outcomes: what sessions are to report, by whom and until when; data of the edition.
create table report_terms (
  edition_id uuid primary key references edition,
  days int not null check (days between 1 and 365),   -- from being asked
  remind int[] not null                                -- days from the last day, before it where negative
);
create table report_form (
  form_id uuid primary key references form,
  edition_id uuid not null references report_terms,
  position int not null,
  by_role text,                                        -- part in a session; null: whoever handed the session in
  in_brief boolean not null,                           -- compiled into the executive brief
  unique (edition_id, position)
);

-- outcomes: a report that somebody is asked for; there once the session is over.
create table session_report (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references report_terms,
  session_id uuid not null references session,
  form_id uuid not null references report_form,
  whom text not null,                                  -- a person, or the word submitter: once each
  person_id text references person,
  name text not null,
  email text not null,                                 -- empty: there is no address
  language text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  reminded_at timestamptz,
  draft jsonb,                                         -- typed and not handed in
  draft_at timestamptz,
  published_version int,
  published_at timestamptz,
  unique (session_id, form_id, whom),
  check ((draft is null) = (draft_at is null)),
  check ((published_version is null) = (published_at is null))
);
create index session_report_edition on session_report (edition_id, due_at);
create index session_report_person on session_report (person_id);

-- outcomes: as it was handed in, each time.
create table session_report_version (
  report_id uuid not null references session_report,
  version int not null check (version > 0),
  answers jsonb not null,
  language text not null,
  handed_in_at timestamptz not null,
  handed_in_by text references person,
  primary key (report_id, version)
);
create trigger session_report_version_is_append_only before update or delete on session_report_version
  for each row execute function refuse_change();
alter table session_report add foreign key (id, published_version) references session_report_version (report_id, version);

-- outcomes: links of letters, by the hashes of what they carry.
create table report_link (
  secret_hash text primary key,
  report_id uuid not null references session_report,
  sent_at timestamptz not null
);
create index report_link_of on report_link (report_id);

create trigger session_report_stamps after update of published_version on session_report
  execute function stamp_page('published');

-- Reports of facilitators stand among those of sessions; nothing was ever kept here.
drop table facilitator_report;

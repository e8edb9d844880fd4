-- submissions: the way a session is asked for to be held, so that lists can be narrowed by it; null = not asked, or not said.
alter table submission add column mode text;
update submission s set mode = nullif(v.answers ->> q.id, '')
from submission_version v
join form f on f.id = v.form_id
cross join lateral (
  select coalesce(
    (select asked ->> 'id' from jsonb_array_elements(f.definition -> 'questions') asked where asked ->> 'means' = 'session.mode' limit 1),
    (select m.key from jsonb_each_text(f.supplement -> 'means') m
      where m.value = 'session.mode' and f.definition @> jsonb_build_object('questions', jsonb_build_array(jsonb_build_object('id', m.key))) limit 1)
  ) as id
) q
where v.submission_id = s.id and v.version = s.current_version and q.id is not null and jsonb_typeof(v.answers -> q.id) = 'string';

-- The desk's list: what it counts by without the wide row beside it, and the orders it is read in.
create index submission_desk on submission (edition_id)
  include (id, number, kind, state, stakeholder_group, region, country, language, mode, subjects);
create index submission_titled on submission (edition_id, (lower(title)) collate "und-x-icu", number);
create index submission_address on submission (edition_id, submitter_email);

-- review: who looks after a submission on the desk.
create table submission_assignee (
  submission_id uuid primary key references submission,
  edition_id uuid not null references edition,
  person_id text not null references person,
  assigned_by text references person,
  assigned_at timestamptz not null
);
create index submission_assignee_person on submission_assignee (edition_id, person_id);

-- review: words of the desk's own, in colours; one merged into another stays, so that the merge can be undone.
create table desk_tag (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  name text not null,
  colour int not null check (colour between 1 and 5),
  made_by text references person,
  made_at timestamptz not null,
  merged_into uuid references desk_tag,
  removed_at timestamptz
);
create unique index desk_tag_once on desk_tag (edition_id, lower(name)) where merged_into is null and removed_at is null;
create table submission_tag (
  submission_id uuid not null references submission,
  tag_id uuid not null references desk_tag,
  edition_id uuid not null references edition,
  tagged_by text references person,
  tagged_at timestamptz not null,
  primary key (submission_id, tag_id)
);
create index submission_tag_edition on submission_tag (edition_id, tag_id);

-- review: notes of the desk on a submission; one that is taken away keeps its place without its words.
create table desk_note (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  submission_id uuid not null references submission,
  words text not null,
  written_by text references person,
  written_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz
);
create index desk_note_submission on desk_note (submission_id, written_at);

-- review: reasons that are given again and again, by the officers of an edition.
create table reason_snippet (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  position int not null,
  name text not null,
  outcome text check (outcome in ('accepted', 'merged', 'not_taken', 'deferred')),  -- null: fits any
  kind text,                                        -- null: of any kind
  suggested boolean not null default false,         -- stands in the form from the start, for submissions of its kind
  reason text not null,
  reason_language text not null,
  reasons jsonb not null default '{}',
  made_by text references person,
  changed_at timestamptz not null,
  removed_at timestamptz
);
create index reason_snippet_edition on reason_snippet (edition_id, position) where removed_at is null;

-- review: which submissions say nearly the same, as a machine found them at a stamp of what was received.
create table similar_run (
  edition_id uuid primary key references edition,
  stamp text not null,
  made_at timestamptz not null,
  texts int not null
);
create table similar_submission (
  submission_id uuid primary key references submission,
  edition_id uuid not null references edition,
  cluster int not null
);
create index similar_submission_cluster on similar_submission (edition_id, cluster);

-- identity: states of a list that a person works with, under a name; shared ones are everybody's who works at the edition's desk.
create table list_view (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  list text not null,
  person_id text not null references person,
  name text not null,
  search text not null,
  shared boolean not null default false,
  kept_at timestamptz not null
);
create unique index list_view_once on list_view (edition_id, list, person_id, lower(name));
create index list_view_shared on list_view (edition_id, list) where shared;

-- What the desk's list is counted by besides submissions and decisions.
create trigger submission_assignee_stamps after insert or update or delete or truncate on submission_assignee execute function stamp_page('desk');
create trigger submission_tag_stamps after insert or update or delete or truncate on submission_tag execute function stamp_page('desk');
create trigger desk_tag_stamps after insert or update or delete or truncate on desk_tag execute function stamp_page('desk');

-- acts: the record read by person, by act and by time.
create index audit_entry_person on audit_entry (edition_id, person_id, id desc);
create index audit_entry_act on audit_entry (edition_id, action, id desc);

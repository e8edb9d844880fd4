-- acts: the record says what a thing was before and after. identity: a role may hold in one part of an edition alone.

alter table audit_entry add column before jsonb;
alter table audit_entry add column after jsonb;
create index audit_entry_subject on audit_entry (edition_id, subject, id desc);

alter table role_grant add column part_of text check (part_of in ('call', 'contest', 'session'));
alter table role_grant add column part_id text;
alter table role_grant add constraint role_grant_part_whole
  check ((part_of is null) = (part_id is null) and (part_of is null or edition_id is not null));
drop index role_grant_once;
create unique index role_grant_once on role_grant
  (person_id, role, coalesce(edition_id, '00000000-0000-0000-0000-000000000000'), coalesce(part_of, ''), coalesce(part_id, ''))
  where ended_at is null;

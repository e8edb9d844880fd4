-- submissions: by which analyser a row's search index and text mark were made (null: an older one), and how long its public text is.
alter table submission add column analyser int;
alter table submission add column word_count int;               -- words of the public text; null = not counted yet
create index submission_analyser on submission (analyser);       -- finds the rows that wait to be read again

-- register: what the list filters and counts by, without the wide row beside it.
create index submission_counted on submission (edition_id)
  include (kind, stakeholder_group, region, language, action_lines, sdgs, text_hash, organization_id, person_id)
  where public and state <> 'withdrawn';

-- identity: when a person's e-mail address was proven by a sign-in through it; null = unknown.
alter table person add column email_proven_at timestamptz;
update person p set email_proven_at = s.first_at
  from (select person_id, min(created_at) as first_at from sign_in where method in ('code', 'link') group by person_id) s
  where s.person_id = p.id and p.email is not null;

-- submissions: what a submission is about, in terms of vocabularies that are facets; and the one place that says what is public.

create table submission_term (
  submission_id uuid not null references submission,
  vocabulary text not null,
  term text not null,
  weight text not null check (weight in ('primary', 'secondary')),
  position int not null,                           -- in the order of the form, what it is mainly about first
  primary key (submission_id, vocabulary, term)
);
create index submission_term_chosen on submission_term (vocabulary, term) include (submission_id);

-- The same in one value beside the submission, "vocabulary term" each, in order: the register looks at every row it counts, and a join
-- for each would double its time. Written by the trigger below alone.
alter table submission add column subjects text[] not null default '{}';

insert into submission_term (submission_id, vocabulary, term, weight, position)
select id, vocabulary, term, 'secondary', min(position)
from (
  select id, 'action_lines' as vocabulary, l.term, l.position from submission, unnest(action_lines) with ordinality as l (term, position)
  union all
  select id, 'sdgs', g.term, 100 + g.position from submission, unnest(sdgs) with ordinality as g (term, position)
) given
group by id, vocabulary, term;

-- The main action line of a request was asked for on its own.
update submission_term t set weight = 'primary', position = 0
from submission s join submission_version v on v.submission_id = s.id and v.version = s.current_version
where t.submission_id = s.id and t.vocabulary = 'action_lines' and t.term = v.answers ->> 'primary_action_line';

update submission s set subjects = t.subjects
from (select submission_id, array_agg(vocabulary || ' ' || term order by position) as subjects from submission_term group by submission_id) t
where t.submission_id = s.id;

drop index submission_counted;
create index submission_counted on submission (edition_id)
  include (id, kind, state, stakeholder_group, region, language, subjects, text_hash, organization_id, person_id)
  where public and state <> 'withdrawn';

-- `subjects` follows the table. So do the columns of before, and the table them, while two versions of the program run and each reads
-- what the other writes; a later migration takes those columns away.
create function keep_term_columns() returns trigger language plpgsql as $$
begin
  update submission s set
    subjects = array(select vocabulary || ' ' || term from submission_term where submission_id = s.id order by position),
    action_lines = array(select term from submission_term where submission_id = s.id and vocabulary = 'action_lines' order by position),
    sdgs = array(select term from submission_term where submission_id = s.id and vocabulary = 'sdgs' order by position)
  where s.id in (select submission_id from given);
  return null;
end $$;
create trigger submission_term_added after insert on submission_term
  referencing new table as given for each statement execute function keep_term_columns();
create trigger submission_term_removed after delete on submission_term
  referencing old table as given for each statement execute function keep_term_columns();

create function keep_terms_of_columns() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() > 1 then return null; end if;
  delete from submission_term where submission_id = new.id and vocabulary in ('action_lines', 'sdgs');
  insert into submission_term (submission_id, vocabulary, term, weight, position)
  select new.id, vocabulary, term, 'secondary', min(position)
  from (
    select 'action_lines' as vocabulary, l.term, l.position from unnest(new.action_lines) with ordinality as l (term, position)
    union all
    select 'sdgs', g.term, 100 + g.position from unnest(new.sdgs) with ordinality as g (term, position)
  ) given
  group by vocabulary, term;
  return null;
end $$;
create trigger submission_columns_added after insert on submission
  for each row when (new.action_lines <> '{}' or new.sdgs <> '{}') execute function keep_terms_of_columns();
create trigger submission_columns_changed after update of action_lines, sdgs on submission
  for each row execute function keep_terms_of_columns();

-- What anyone may see. Whoever reads for the public reads here; a new reason to hide something is written here, once.
create view public_submission as
  select id, edition_id, number, reference, call_id, form_id, kind, state, title, language, person_id, submitter_name, organization_id,
    stakeholder_type, stakeholder_group, country, region, subjects, current_version, first_submitted_at, last_submitted_at, search,
    text_hash, word_count
  from submission
  where public and state <> 'withdrawn';

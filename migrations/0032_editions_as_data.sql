-- What stood in the program for the one edition it knew is data of each edition. Names that people read become texts in six languages;
-- what was written in one language before stays as it was, marked as English, the language it was written in.

alter table edition add column session_kinds text[] not null default '{}'; -- kinds of submission that become sessions once accepted
update edition set session_kinds = '{workshop_request}', last_session_number = greatest(last_session_number, 100);

alter table phase add column label jsonb not null default '{}';           -- as in a row of phases: “Phase IV”
update phase set label = jsonb_build_object('en', 'Phase ' || numeral, 'fr', 'Phase ' || numeral, 'es', 'Fase ' || numeral,
  'ru', 'Этап ' || numeral);

alter table slot add column stretch text;                                  -- part of the forum that wishes name, over several periods
update slot set stretch = case mode when 'virtual' then 'virtual_weeks' else 'final_week' end;

update vocabulary_term set vocabulary = 'stakeholder_groups' where vocabulary = 'stakeholder_groups_2022';

alter table matrix_link drop constraint matrix_link_pkey;
alter table matrix_link rename column action_line to row_code;
alter table matrix_link rename column sdg to column_code;
alter table matrix_link
  add column matrix text not null default 'wsis-sdg',
  add column row_vocabulary text not null default 'action_lines',
  add column column_vocabulary text not null default 'sdgs';
alter table matrix_link
  alter column matrix drop default,
  alter column row_vocabulary drop default,
  alter column column_vocabulary drop default,
  add primary key (edition_id, matrix, row_code, column_code);

create function pg_temp.in_english(value jsonb, path text[]) returns jsonb language sql as $$
  select case when jsonb_typeof(value #> path) = 'string'
    then jsonb_set(value, path, jsonb_build_object('en', value #> path)) else value end
$$;
update edition set
  venue = pg_temp.in_english(pg_temp.in_english(venue, '{name}'), '{city}'),
  contact = pg_temp.in_english(contact, '{name}'),
  letter = pg_temp.in_english(pg_temp.in_english(pg_temp.in_english(letter, '{place}'), '{sender,name}'), '{sender,title}');
update milestone set
  place = pg_temp.in_english(place, '{city}'),
  host_event = pg_temp.in_english(pg_temp.in_english(pg_temp.in_english(host_event, '{name}'), '{acronym}'), '{session_label}');

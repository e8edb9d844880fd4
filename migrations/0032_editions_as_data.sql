-- What stood in the program for the one edition it knew is data of each edition.

alter table edition add column session_kinds text[] not null default '{}'; -- kinds of submission that become sessions once accepted
update edition set session_kinds = '{workshop_request}', last_session_number = greatest(last_session_number, 100);

alter table phase add column label jsonb not null default '{}';           -- as in a row of phases: “Phase IV”
update phase set label = jsonb_build_object('en', 'Phase ' || numeral, 'fr', 'Phase ' || numeral, 'es', 'Fase ' || numeral,
  'ru', 'Этап ' || numeral, 'ar', 'المرحلة ' || numeral, 'zh', '第' || numeral || '阶段');

alter table slot add column stretch text;                                  -- part of the forum that wishes name, over several periods
update slot set stretch = case mode when 'virtual' then 'virtual_weeks' else 'final_week' end;

-- Every edition calls its groups by one name. The old rows stay for a version of the program that still runs beside this one.
insert into vocabulary_term (edition_id, vocabulary, code, position, name, details)
select edition_id, 'stakeholder_groups', code, position, name, details
from vocabulary_term where vocabulary = 'stakeholder_groups_2022';

-- A matrix links the terms of any two vocabularies.
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

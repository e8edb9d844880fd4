-- identity, sessions: a name is as it is written, with another to sort by. Of a person both may be said; null: made from the parts. What a
-- session says of its people (name, affiliation) is kept with the session, as it was written there.

alter table person add column written_name text, add column sort_name text;

alter table session_person
  add column name text not null default '',
  add column sort_name text not null default '',
  add column affiliation text not null default '';

update session_person set
  name = case when p.given_name || p.family_name ~ '^[\u3005-\u3007\u3040-\u309f\u3400-\u9fff\uac00-\ud7af]+$'
    then p.family_name || p.given_name else trim(p.given_name || ' ' || p.family_name) end,
  sort_name = case when p.given_name || p.family_name ~ '^[\u3005-\u3007\u3040-\u309f\u3400-\u9fff\uac00-\ud7af]+$'
      or p.family_name = '' or p.given_name = ''
    then p.family_name || p.given_name else p.family_name || ', ' || p.given_name end,
  affiliation = coalesce(o.name, '')
from person p left join organization o on o.id = p.organization_id
where p.id = session_person.person_id;

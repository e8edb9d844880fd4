-- sessions: what a session is about is data of its edition, as of a submission: "vocabulary term" each, the main one first. The two lists
-- of before stay for a version of the program that still runs beside this one; versions of the agenda keep what they said.

alter table session add column subjects text[] not null default '{}';
update session set subjects =
  array(select 'action_lines ' || line from unnest(action_lines) with ordinality as l (line, place) order by place)
  || array(select 'sdgs ' || goal from unnest(sdgs) with ordinality as g (goal, place) order by place);

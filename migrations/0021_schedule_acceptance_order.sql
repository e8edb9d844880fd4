-- Acceptances keep their order also where two fall into the same moment: what is undone first is what came last.

alter table schedule_acceptance add column position bigint generated always as identity;

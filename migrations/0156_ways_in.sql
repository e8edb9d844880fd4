-- registration: consultation meetings are joined from afar as sessions are; each way in may have channels of interpretation.
alter table join_link drop constraint join_link_pkey;
alter table join_link add column id uuid primary key default gen_random_uuid();
alter table join_link alter column session_id drop not null;
alter table join_link add constraint join_link_session unique (session_id);
alter table join_link add column edition_id uuid references edition;  -- of a milestone
alter table join_link add column milestone_code text;
alter table join_link add constraint join_link_of_one check (num_nonnulls(session_id, milestone_code) = 1);
alter table join_link add constraint join_link_of_edition check ((milestone_code is null) = (edition_id is null));
alter table join_link add constraint join_link_milestone unique (edition_id, milestone_code);

-- Where interpretation into a language is heard. Like the way in, whoever is not registered never learns it.
create table interpretation_channel (
  join_link_id uuid not null references join_link on delete cascade,
  language text not null,
  address text not null,
  primary key (join_link_id, language)
);

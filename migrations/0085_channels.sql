-- submissions: by which way an input came. Every input is in the one register; the way is counted beside everything else.
alter table submission add column channel text not null default 'open_call'
  check (channel in ('open_call', 'regional_event', 'meeting', 'secretariat', 'imported'));
alter table draft add column channel text not null default 'open_call'
  check (channel in ('open_call', 'regional_event', 'meeting', 'secretariat', 'imported'));

update submission set channel = 'regional_event' where kind = 'regional_input';
update draft d set channel = 'regional_event' from form f where f.id = d.form_id and f.kind = 'regional_input';

-- A form in use stays as it was published; what this program had to learn of it stands beside it.
update form set supplement = jsonb_build_object(
    'means', coalesce(supplement -> 'means', '{}') || '{
      "event_scope": "event.scope", "event_region": "event.region", "event_country": "event.country", "event_place": "event.place",
      "event_start": "event.first-day", "event_end": "event.last-day", "event_mode": "event.mode",
      "participants_total": "event.attendance", "participants_by_group": "event.attendance-by-group",
      "event_themes": "event.themes", "recommendations": "event.recommendations"}'::jsonb,
    'weight', coalesce(supplement -> 'weight', '{}'),
    'person_fields', coalesce(supplement -> 'person_fields', definition -> 'person_fields', '[]'),
    'organization_fields', coalesce(supplement -> 'organization_fields', definition -> 'organization_fields', '[]'))
where kind = 'regional_input';

create or replace view public_submission as
  select id, edition_id, number, reference, call_id, form_id, kind, state, title, language, person_id, submitter_name, organization_id,
    stakeholder_type, stakeholder_group, country, region, subjects, current_version, first_submitted_at, last_submitted_at, search,
    text_hash, word_count, sender_proof, channel
  from submission
  where public and state <> 'withdrawn';

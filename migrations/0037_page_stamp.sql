-- How often what public pages show has changed, by subject: a page made for one stamp is right until the stamp is another, and asking for
-- it reads some rows instead of all submissions. Counted once a transaction, in a row of its own for each connection (their numbers run on,
-- so two at work at once hardly ever share one): no writer waits for another.
create table page_stamp (
  subject text not null,
  slot int not null,
  number bigint not null default 1,
  counted_by xid8 not null,
  primary key (subject, slot)
);

create function stamp_page() returns trigger language plpgsql as $$
begin
  insert into page_stamp as s (subject, slot, counted_by) values (tg_argv[0], pg_backend_pid() % 4096, pg_current_xact_id())
  on conflict (subject, slot) do update set number = s.number + 1, counted_by = excluded.counted_by
    where s.counted_by <> excluded.counted_by;
  return null;
end $$;

create trigger submission_stamps after insert or update or delete or truncate on submission execute function stamp_page('received');
create trigger thread_step_stamps after insert or delete on thread_step execute function stamp_page('received');
create trigger decision_stamps after insert or update or delete or truncate on decision execute function stamp_page('received');
create trigger person_stamps after update of email_proven_at on person execute function stamp_page('received');
create trigger organization_stamps after insert or update or delete or truncate on organization execute function stamp_page('received');

create trigger agenda_version_stamps after insert or update or delete or truncate on agenda_version execute function stamp_page('published');

-- Not the counters of numbers, which every submission moves.
create trigger edition_stamps after insert or delete or truncate or update of slug, zone, mode, title, process_title, theme, theme_status,
  starts_on, ends_on, final_week_from, final_week_to, venue, contact, letter, details, mode_fallbacks, session_kinds on edition
  execute function stamp_page('edition');
create trigger forum_stamps after insert or update or delete or truncate on forum execute function stamp_page('edition');
create trigger edition_change_stamps after insert or update or delete or truncate on edition_change execute function stamp_page('edition');
create trigger phase_stamps after insert or update or delete or truncate on phase execute function stamp_page('edition');
create trigger call_stamps after insert or update or delete or truncate on call execute function stamp_page('edition');
create trigger milestone_stamps after insert or update or delete or truncate on milestone execute function stamp_page('edition');
create trigger deadline_change_stamps after insert or update or delete or truncate on deadline_change execute function stamp_page('edition');
create trigger form_stamps after insert or update or delete or truncate on form execute function stamp_page('edition');
create trigger vocabulary_term_stamps after insert or update or delete or truncate on vocabulary_term execute function stamp_page('edition');
create trigger matrix_link_stamps after insert or update or delete or truncate on matrix_link execute function stamp_page('edition');
create trigger edition_organization_stamps after insert or update or delete or truncate on edition_organization execute function stamp_page('edition');
create trigger facet_stamps after insert or update or delete or truncate on facet execute function stamp_page('edition');

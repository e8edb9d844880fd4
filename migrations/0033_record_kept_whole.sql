-- What is recorded cannot be emptied as a whole either; and a code is looked for by its browser.

create trigger audit_entry_is_kept before truncate on audit_entry execute function refuse_change();
create trigger thread_step_is_kept before truncate on thread_step execute function refuse_change();
create trigger submission_version_is_kept before truncate on submission_version execute function refuse_change();
create index sign_in_code_browser on sign_in_code (browser_hash, created_at desc);

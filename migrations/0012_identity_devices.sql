-- From what a sign-in came, in coarse words, so that a person can tell their own from a stranger's. null: not told, or begun before.
alter table sign_in
  add column device text check (device in ('computer', 'phone', 'tablet')),
  add column browser text,
  add column system text;

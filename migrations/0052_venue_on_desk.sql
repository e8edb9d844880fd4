-- plan: rooms and slots are kept on the desk. A room has hours of its day, in the forum's zone, and times it is closed; an online room a
-- link to join, which no public page shows. What is taken out of use stays, because versions of the agenda and the history refer to it.

alter table room
  add column open_from text check (open_from ~ '^\d\d:\d\d$'),
  add column open_until text check (open_until ~ '^\d\d:\d\d$'),
  add column closed jsonb not null default '[]',
  add column join_link text,
  add column in_use boolean not null default true;

alter table slot
  add column attraction text check (attraction in ('prime', 'ordinary', 'quiet')),
  add column in_use boolean not null default true;

-- submissions: the last save of each window a draft is open in, so that a save that was held up never overwrites a later one; and answers
-- one window wrote over without having seen them, until a page has shown them.

alter table draft add column saves jsonb not null default '[]';
alter table draft add column set_aside jsonb not null default '[]';

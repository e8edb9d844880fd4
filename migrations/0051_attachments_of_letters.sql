-- platform: a letter may bring small files, such as an entry for a calendar.
alter table mail_message add column attachments jsonb not null default '[]';

-- judging, rounds: in which language a juror wrote a note, or why they stand back; unknown of what was written before.
alter table juror_note add column language text;
alter table round_recusal add column language text;

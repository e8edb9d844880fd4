-- A change of an edition that was made here, not only read in a source: who, when and why; and, when it was taken back, who and when.
-- `position` keeps the order in which changes became known, so that the last one standing counts. Rows of before have no maker: unknown.

alter table edition_change
  add column position bigint generated always as identity,
  add column reason text not null default '',
  add column made_by text references person,
  add column made_at timestamptz,
  add column taken_back_by text references person,
  add column taken_back_at timestamptz;

-- review: a decision is bound to the version it was made on and may be made anew; a release is ordered, then carried out, and keeps what it held back.

alter table decision add column submission_version int;                   -- null: kept by an older program, to be confirmed again
update decision d set submission_version = coalesce(
  (select max(v.version) from submission_version v where v.submission_id = d.submission_id and v.received_at <= d.decided_at), 1);
alter table decision add column reasons jsonb not null default '{}';      -- the reason in languages besides its own
alter table decision add column replaces_id uuid references decision;     -- the released decision it is made anew for
alter table decision add column ended_at timestamptz;                     -- released, and no longer so: made anew, or the host of the merge is gone
create index decision_submission on decision (submission_id) where revoked_at is null;
create index decision_into on decision (into_submission_id) where into_submission_id is not null and revoked_at is null;

alter table decision_release alter column released_at drop not null;      -- null until it is carried out
alter table decision_release add column state text not null default 'done' check (state in ('asked', 'ordered', 'done', 'called_off'));
alter table decision_release add column asked_by text references person;  -- the first of two persons, where the edition wants two
alter table decision_release add column asked_at timestamptz;
alter table decision_release add column ordered_at timestamptz;
alter table decision_release add column letters int not null default 0;
create unique index decision_release_once on decision_release (edition_id) where state in ('asked', 'ordered');

create table release_item (
  release_id uuid not null references decision_release,
  decision_id uuid not null references decision,
  held_back text,                                 -- why it was not released after all; null: it was, or is about to be
  facts jsonb not null default '{}',
  primary key (release_id, decision_id)
);
insert into release_item (release_id, decision_id) select release_id, id from decision where release_id is not null;

-- Written outside the transaction that releases, so that others see how far it is.
create table release_progress (
  release_id uuid primary key references decision_release,
  done int not null,
  of int not null
);

create table release_rule (
  edition_id uuid primary key references edition,
  second_person boolean not null                  -- two persons: one asks, a head confirms
);

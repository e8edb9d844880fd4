-- campaigns: which submissions a machine found to be copies of one letter. Labels: nothing is deleted or hidden by them.
create table campaign_run (
  edition_id uuid primary key references edition,
  stamp text not null,                             -- of the texts that were compared
  analyser int not null,                           -- raised when the analysis changes
  texts int not null,
  made_at timestamptz not null
);
create table campaign (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  kind text not null check (kind in ('exact', 'normalised', 'near', 'template')),
  template text not null,                          -- the letter, with slots where signers put in something of their own
  copies int not null,
  bursts jsonb not null default '[]'               -- copies that came one upon another
);
create index campaign_edition on campaign (edition_id, copies desc);
create table campaign_copy (
  submission_id uuid primary key references submission,
  campaign_id uuid not null references campaign on delete cascade,
  edition_id uuid not null references edition,
  first boolean not null,                          -- stands for the letter where each letter is counted once
  added text[] not null default '{}'               -- what its signer put in that the letter does not say
);
create index campaign_copy_campaign on campaign_copy (campaign_id);
create index campaign_copy_edition on campaign_copy (edition_id) where not first;
create trigger campaign_run_stamps after insert or update on campaign_run execute function stamp_page('received');

-- topics: what a machine put together among the public texts of an edition; suggestions for whoever reads them, never public.
create table topic_run (
  edition_id uuid primary key references edition,
  stamp text not null,                             -- of the texts that were sorted, and of the service that helped
  analyser int not null,                           -- raised when the analysis changes
  texts int not null,
  found jsonb not null,                            -- topics with their texts, phrases, passages and stability
  names jsonb not null default '[]',               -- what a service calls each of them: words of a machine
  service text,                                    -- the host of the service that helped; null: none did
  made_at timestamptz not null
);

-- webhooks: programs of others that are told of each published version, and what became of each telling.
create table webhook (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  name text not null,
  url text not null,
  secret text not null,                            -- signs what is sent; shown to those who keep it
  state text not null default 'on' check (state in ('on', 'paused')),
  kept_at timestamptz not null,
  kept_by text references person,
  removed_at timestamptz,
  removed_by text references person
);
create index webhook_of_edition on webhook (edition_id) where removed_at is null;

create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null references webhook,
  event text not null check (event in ('agenda.published', 'test')),
  version int,                                     -- of the agenda; null for a test
  body text not null,                              -- the very octets that are signed and sent, each time again
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up')),
  attempts int not null default 0,
  made_at timestamptz not null,
  due_at timestamptz,                              -- null once it is delivered or given up
  settled_at timestamptz
);
create unique index webhook_delivery_once on webhook_delivery (webhook_id, version);
create index webhook_delivery_of on webhook_delivery (webhook_id, made_at);
create index webhook_delivery_due on webhook_delivery (due_at) where due_at is not null;

create table webhook_attempt (
  delivery_id uuid not null references webhook_delivery on delete cascade,
  number int not null check (number > 0),
  at timestamptz not null,
  milliseconds int not null,
  status int,                                      -- null: there was no answer
  fault text,                                      -- why there was none, as a word: address-inside, name-unknown, ...
  primary key (delivery_id, number)
);

-- live: what a closed poll has brought, counted once; null while it is not closed, or was closed before this was kept.
alter table floor_poll add column tally jsonb;

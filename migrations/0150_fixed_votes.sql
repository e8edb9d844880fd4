-- rounds: since when no vote of a round can come in any more, so that whoever counts again counts the same.
alter table selection_round add column fixed_at timestamptz;
alter table selection_round add constraint selection_round_fixed check (fixed_at is null or fixed_at >= closes_at);

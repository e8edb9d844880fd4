-- rounds: where votes came from is forgotten when the result is announced; of what was announced before, now.
update round_vote v set origin_hash = null
from selection_round r join selection s on s.id = r.selection_id
where r.id = v.round_id and s.released_at is not null;

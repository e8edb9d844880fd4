-- Equal texts of different senders have the same mark, so that the register can count distinct texts.
alter table submission add column text_hash text;

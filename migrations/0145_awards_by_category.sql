-- judging: an entry may win more than once, such as a place by the jury and the vote of the public.
alter table award drop constraint award_pkey;
alter table award add primary key (entry_id, category);

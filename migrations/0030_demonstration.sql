-- The mark of a database that the demonstration has made, and how far its course has been run. Only a marked database is ever set back.

create table demonstration (
  singleton boolean primary key default true check (singleton),
  slug text not null,                              -- the one edition it holds
  reached_at timestamptz,                          -- the course has been run until this moment
  counted text not null default '',                -- what stood in the tables when the course last stopped
  visitors_wrote boolean not null default false,   -- somebody else has written since the edition was made
  moving_to text,                                  -- the step being reached just now
  beat_at timestamptz,                             -- last sign of life of whoever is moving
  done int not null default 0,
  total int not null default 0,
  unfinished boolean not null default false        -- a move forward broke off: the next one begins anew
);

-- Databases of an earlier version: nothing but a demonstration has ever set its clock.
insert into demonstration (slug, reached_at, visitors_wrote)
select e.slug, case c.step
    when 'open' then timestamptz '2022-02-14 09:20Z'
    when 'last-hour' then timestamptz '2022-03-07 13:10Z'
    else timestamptz '2022-03-14 09:00Z' end, true
from edition e, demo_clock c
where e.slug = 'wsis-forum-2022' and c.step is not null and (select count(*) from edition) = 1;

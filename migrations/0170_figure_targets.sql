-- figures: who shall have spoken by the end of a call, and who may see the figures while it is open.
create table figure_target (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  call_id uuid not null references call,
  dimension text not null,                          -- by what is counted, such as a facet; and the value wanted of it
  value text not null,
  and_dimension text,                               -- at once with another, where two are asked for together
  and_value text,
  least int check (least between 1 and 100000),     -- so many submissions,
  share int check (share between 1 and 100),        -- or this part of all that the call received, in hundredths
  set_at timestamptz not null,
  set_by text references person,
  check (num_nonnulls(least, share) = 1),
  check (num_nonnulls(and_dimension, and_value) <> 1),
  unique nulls not distinct (call_id, dimension, value, and_dimension, and_value)
);
create trigger figure_target_stamps after insert or update or delete or truncate on figure_target
  execute function stamp_page('edition');

-- An edition without a row shows its figures to everybody and its targets to the desk alone.
create table figure_showing (
  edition_id uuid primary key references edition,
  figures text not null check (figures in ('everybody', 'after_closing', 'desk')),
  targets text not null check (targets in ('everybody', 'desk')),
  set_at timestamptz not null,
  set_by text references person
);
create trigger figure_showing_stamps after insert or update or delete or truncate on figure_showing
  execute function stamp_page('edition');

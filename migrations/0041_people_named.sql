-- identity: a person somebody else named, under the address that was said to be theirs. It proves nothing, so it is not the address they
-- would sign in with, and two people may be named with one.

alter table person add column said_email text check (said_email = lower(said_email));
create index person_said_email on person (said_email) where said_email is not null;

-- site: news and practical pages that the secretariat writes, in six languages. A draft and what is public are apart: a publication holds
-- exactly the words that were confirmed, and is seen from its moment on.
create table site_page (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references edition,
  kind text not null check (kind in ('news', 'practical')),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  source_language text not null,
  source_revision int not null,                     -- of the words the others are translated from
  revision int not null,
  texts jsonb not null,                             -- language: title, body, origin, of (the source revision it says)
  created_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by text references person,
  unique (edition_id, kind, slug)
);

create table site_page_revision (
  page_id uuid not null references site_page,
  revision int not null,
  source_language text not null,
  texts jsonb not null,
  saved_at timestamptz not null,
  saved_by text references person,
  primary key (page_id, revision)
);
create trigger site_page_revision_is_immutable before update or delete on site_page_revision
  for each row execute function refuse_change();

create table site_publication (
  id uuid primary key default gen_random_uuid(),
  page_id uuid not null references site_page,
  revision int not null,
  source_language text not null,
  source_revision int not null,
  texts jsonb not null,
  public_from timestamptz not null,
  confirmed_at timestamptz not null,
  confirmed_by text references person,
  withdrawn_at timestamptz,
  withdrawn_by text references person
);
create index site_publication_of on site_publication (page_id, public_from);
create trigger site_publication_stamps after insert or update or delete or truncate on site_publication
  execute function stamp_page('edition');

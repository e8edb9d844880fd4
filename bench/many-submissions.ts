import { sql } from 'kysely'
import type { EditionScope } from '../src/access/public.ts'
import type { Db } from '../src/platform/db/db.ts'

/**
 * Copies of the sample submissions with their texts and their search index, each under a number of its own and a minute apart: so many more, after
 * as many as were made before.
 */
export async function multiplySubmissions(db: Db, edition: EditionScope, count: number, after = 0): Promise<void> {
  // In parts, as no statement may take longer than the program's limits.
  const last = after + count
  for (let from = after + 1; from <= last; from += PART)
    await multiplied(db, edition, from, Math.min(last, from + PART - 1))
}

const PART = 2_000

async function multiplied(db: Db, edition: EditionScope, from: number, to: number) {
  await sql`
    insert into submission (edition_id, number, reference, call_id, form_id, kind, state, title, language, person_id, submitter_name,
      submitter_email, organization_id, stakeholder_type, stakeholder_group, country, region, first_submitted_at,
      last_submitted_at, search, text_hash, word_count, analyser)
    select edition_id, 1000 + n, 'OCP22-' || (1000 + n), call_id, form_id, kind, 'submitted', title || ' ' || n, language, person_id,
      submitter_name, submitter_email, organization_id, stakeholder_type, stakeholder_group, country, region,
      first_submitted_at + n * interval '1 minute', last_submitted_at + n * interval '1 minute', search, md5(n::text), word_count, analyser
    from generate_series(${from}::int, ${to}::int) n
    join (select s.*, row_number() over (order by number) as place, count(*) over () as total from submission s
      where edition_id = ${edition.id} and state = 'submitted' and number <= 1000) s on s.place = 1 + n % s.total`.execute(
    db,
  )
  await sql`
    insert into submission_version (submission_id, version, form_id, language, answers, content_hash, received_at)
    select c.id, 1, v.form_id, v.language, v.answers, v.content_hash, v.received_at
    from submission c
    join submission s on s.edition_id = c.edition_id and s.number <= 1000 and c.title = s.title || ' ' || (c.number - 1000)
    join submission_version v on v.submission_id = s.id and v.version = s.current_version
    where c.edition_id = ${edition.id} and c.number between ${1000 + from} and ${1000 + to}
    on conflict do nothing`.execute(db)
  await sql`
    insert into submission_term (submission_id, vocabulary, term, weight, position)
    select c.id, t.vocabulary, t.term, t.weight, t.position
    from submission c
    join submission s on s.edition_id = c.edition_id and s.number <= 1000 and c.title = s.title || ' ' || (c.number - 1000)
    join submission_term t on t.submission_id = s.id
    where c.edition_id = ${edition.id} and c.number between ${1000 + from} and ${1000 + to}
    on conflict do nothing`.execute(db)
}

import { sql } from 'kysely'
import { type ActRefusal, defineAct, perform } from '../../acts/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { EditionId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { addOwnSession, keepChange, TELL_NAMED } from '../../sessions/public.ts'
import type { By } from '../session-acts.ts'
import { contentFrom, withPeople } from './content.ts'
import { knownFor } from './known.ts'
import { type ContentWish, type FormFault, faultOf, type WantedContent } from './session-form.ts'
import { needsWith } from './with-content.ts'

type Wish = {
  readonly content: ContentWish /** Made by the page: the same form sent twice makes one session. */
  readonly once: string
}
type Content = WantedContent & { readonly once: string }
type Facts = {
  readonly content: WantedContent
  readonly fault: Refusal<FormFault> | null
  readonly made: number | null
}
export type MakeRefusal = ActRefusal<FormFault | 'made-already'>

/** A session of the secretariat's own: an opening, a plenary, a break, a concert. It is planned, not yet placed, and public once published. */
export const sessionMade = defineAct<Wish, Facts, Content, number, FormFault | 'made-already'>({
  name: 'session made',
  may: 'mayEditSessions',
  async look({ tx, edition, locking }, { content, once }) {
    const known = await knownFor(tx, edition, content)
    const made = await madeBy(tx, edition.id, once, locking)
    return ok({ content: contentFrom(content, known), fault: faultOf(content, known, null), made })
  },
  decide({ content, fault, made }, { once }) {
    if (made !== null) return refuse('made-already', { number: made })
    return fault ? { ok: false, refusal: fault } : ok({ ...content, once })
  },
  async do(at, { once, ...wanted }) {
    const { tx, edition, personId, now } = at
    const content = await withPeople(at, wanted)
    const { id, number } = await addOwnSession(tx, edition, { content, needs: needsWith({}, content) }, now)
    await keepChange(
      tx,
      id,
      { kind: 'made', before: null, after: { title: content.title, once }, reason: '', personId },
      now,
    )
    return number
  },
  async tell({ platform, tx, edition }, _, { people }) {
    if (people.length > 0) await platform.jobs.send(tx, TELL_NAMED, { edition: edition.slug })
  },
  record: (number, { title, type, durationMinutes }) => ({
    subject: String(number),
    after: { title, type, durationMinutes },
  }),
})

/** The session that a form sent before has made, whoever sends it again. */
async function madeBy(tx: Tx, editionId: EditionId, once: string, locking: boolean): Promise<number | null> {
  if (once === '') return null
  if (locking) await sql`select pg_advisory_xact_lock(hashtextextended(${`session ${once}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('session_change')
    .innerJoin('session', 'session.id', 'session_change.session_id')
    .select('session.number')
    .where('session.edition_id', '=', editionId)
    .where('session_change.kind', '=', 'made')
    .where(sql<string>`session_change.after ->> 'once'`, '=', once)
    .executeTakeFirst()
  return row?.number ?? null
}

export const makeOwnSession = (platform: Platform, by: By, wish: Wish): Promise<Result<number, MakeRefusal>> =>
  perform(platform, sessionMade, { ...by, wish })

import type { EditionScope } from '../../access/public.ts'
import { defineAct } from '../../acts/public.ts'
import { publishedAgenda } from '../../agenda/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PersonId, SessionId } from '../../platform/db/schema.ts'
import { ok, refuse } from '../../platform/result.ts'
import { registrationByKey, registrationByNumber } from '../reads.ts'
import { comesOnSite, type Registration } from '../registration.ts'
import { attendedBy, isKept } from './reads.ts'
import { readWho, type Scan, scanName, soonest } from './scan.ts'
import { keepCheckIns, type NewCheckIn } from './store.ts'

/** What became of a scan: kept, or why not. Whoever may not come in is known to the door all the same. */
type Outcome = 'kept' | 'unknown' | 'not-confirmed' | 'remote' | 'no-session'
export type Answered = {
  readonly id: string
  readonly outcome: Outcome
  readonly who: Pick<Registration, 'name' | 'number'> | null
  /** When the same badge was read at the same place before, by whatever phone; null: never, or taken back since. */
  readonly already: Date | null
}

type Found = {
  readonly scan: Scan
  readonly own: Registration | null
  readonly sessionId: SessionId | null | undefined
  readonly already: Date | null
  /** It is kept already: the phone was not told, or not in time. */
  readonly known: boolean
}
type Facts = { readonly found: readonly Found[] }
type Decided = { readonly keep: readonly NewCheckIn[]; readonly answers: readonly Answered[] }

async function whoIs(tx: Tx, edition: EditionScope, typed: string): Promise<Registration | null> {
  const who = readWho(typed)
  if (!who) return null
  return 'key' in who ? registrationByKey(tx, edition, who.key) : registrationByNumber(tx, edition, who.number)
}

function outcomeOf({ own, sessionId, scan, known }: Found): Outcome {
  if (!own) return 'unknown'
  if (known) return 'kept' // whatever has become of the registration since
  if (sessionId === undefined) return 'no-session'
  if (comesOnSite(own) || !scan.there) return 'kept'
  return own.state === 'confirmed' && own.presence === 'remote' ? 'remote' : 'not-confirmed'
}

/** When somebody was read here before this scan; a scan that is sent once more is not its own predecessor. */
async function readBefore(tx: Tx, edition: EditionScope, { own, sessionId, scan }: Omit<Found, 'already' | 'known'>) {
  if (!own || sessionId === undefined || !scan.there) return null
  const all = await attendedBy(tx, edition, own.id)
  return all.find((one) => one.sessionId === sessionId && one.at < scan.at)?.at ?? null
}

/** A volunteer at a door hands over what their phone has scanned. The same scans twice, late or out of order, come to the same. */
export const scansKept = defineAct<readonly Scan[], Facts, Decided, Decided & { fresh: number }, 'nothing-scanned'>({
  name: 'people checked in',
  may: 'mayCheckIn',
  async look({ tx, edition }, all) {
    if (all.length === 0) return refuse('nothing-scanned')
    const agenda = await publishedAgenda(tx, edition)
    const ids = new Map(agenda?.entries.map((entry) => [entry.number, entry.sessionId]))
    const found: Found[] = []
    for (const scan of all) {
      const sessionId = scan.session === null ? null : ids.get(scan.session)
      const one = { scan, own: await whoIs(tx, edition, scan.who), sessionId }
      const known = one.own && sessionId !== undefined ? await isKept(tx, scanName(one.own.id, sessionId, scan)) : false
      found.push({ ...one, known, already: await readBefore(tx, edition, one) })
    }
    return ok({ found })
  },
  decide({ found }, _wish, now) {
    const answers = found.map((one) => ({
      id: one.scan.id,
      outcome: outcomeOf(one),
      who: one.own && { name: one.own.name, number: one.own.number },
      already: one.already,
    }))
    const keep = found.flatMap(({ scan, own, sessionId }, i): NewCheckIn[] =>
      own && sessionId !== undefined && answers[i]?.outcome === 'kept'
        ? [
            {
              id: scanName(own.id, sessionId, scan),
              registrationId: own.id,
              sessionId,
              there: scan.there,
              way: 'scan',
              scannedAt: soonest(scan.at, now),
            },
          ]
        : [],
    )
    return ok({ keep, answers })
  },
  async do({ tx, edition, personId, now }, decided) {
    const by = personId as PersonId | null
    return { ...decided, fresh: await keepCheckIns(tx, edition, decided.keep, { by, now }) }
  },
  // Who was where stands in the table of scans; the record says that somebody kept the door, and how many.
  record: ({ fresh }) => (fresh === 0 ? [] : { subject: 'door', after: { count: fresh } }),
})

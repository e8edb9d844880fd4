import { type Acting, defineAct } from '../acts/public.ts'
import type { AgendaEntry } from '../agenda/public.ts'
import { addReport, type NewReport, reportsOf } from '../outcomes/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { dueFrom } from './due.ts'
import { type Desk, peopleWith, reportsDesk, submittersOf } from './reads.ts'
import { type Linked, linkReports, writeTo } from './write-to.ts'

/** One session by number; null: all that are over. */
type Wish = { readonly number: number | null }
type Wanted = NewReport & { readonly number: number }
type Code = 'no-reports' | 'nobody-to-ask'

/**
 * Asks whoever is to report of a session that is over, each once, in their language and with a link of their own. Whoever joins later, such as
 * somebody who took a part over, is asked the next time.
 */
export const reportsAsked = defineAct<Wish, readonly Wanted[], readonly Wanted[], readonly Linked[], Code>({
  name: 'reports asked',
  may: 'mayHandleReports',
  async look(at, { number }) {
    const desk = await reportsDesk(at.tx, at.edition, at.now)
    if (!desk) return refuse('no-reports')
    const over = desk.over.filter((entry) => number === null || entry.number === number)
    return ok(await wanted(at, desk, over))
  },
  shown: (all) =>
    Object.fromEntries(all.map((one) => [`${one.number} ${one.formId} ${one.whom}`, [one.name, one.email]])),
  decide: (all) => (all.length === 0 ? refuse('nobody-to-ask') : ok(all)),
  async do(at, all) {
    const ids = new Set<string>()
    for (const { number: _, ...report } of all) {
      const id = await addReport(at.tx, at.edition, report, at.now)
      if (id) ids.add(id) // somebody else was faster: they have written
    }
    return linkReports(
      at,
      (await reportsOf(at.tx, at.edition)).filter(({ id }) => ids.has(id)),
    )
  },
  record: (_, all) => ({ subject: 'reports', details: { sessions: [...new Set(all.map(({ number }) => number))] } }),
  tell: (at, linked) => writeTo(at, linked, { matter: 'asked' }),
})

async function wanted({ tx, edition, now }: Acting, { terms, reports }: Desk, over: readonly AgendaEntry[]) {
  const entries = new Map(over.map((entry) => [entry.sessionId as string, entry]))
  const ids = over.map(({ sessionId }) => sessionId)
  const asked = new Set(reports.map((one) => `${one.session.id} ${one.of.form.id} ${one.whom}`))
  const found: Wanted[] = []
  for (const { form, byRole } of terms.forms) {
    const people =
      byRole === null ? await submittersOf(tx, edition, ids) : await peopleWith(tx, edition, { role: byRole, ids })
    for (const one of people) {
      const entry = entries.get(one.sessionId)
      if (!entry || asked.has(`${one.sessionId} ${form.id} ${one.whom}`)) continue
      const dueAt = dueFrom(now, terms.days, edition.zone)
      found.push({ ...one, number: entry.number, formId: form.id, dueAt })
    }
  }
  return found
}

import { randomBytes } from 'node:crypto'
import { defineAct } from '../acts/public.ts'
import { hashToken } from '../identity/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { selectionHeld } from './held.ts'
import { askingLetter } from './letters.ts'
import { type Nominations, type Nominee, nomineesOf, standing } from './reads.ts'
import { changeNominee } from './store.ts'

type Wish = {
  readonly selection: string /** One by number, again; else everybody not asked yet. */
  readonly number: number | null
}
type Facts = { readonly selection: Nominations; readonly nominees: readonly Nominee[] }
type Asked = { readonly nominee: Nominee; readonly token: string }
type Code = 'selection-unknown' | 'nobody-to-ask' | 'released-already'

/** Whom a letter may ask: who stands, has an address and has not answered. */
const canBeAsked = (one: Nominee) => one.email !== null && one.answer === 'none' && one.entry.standing !== 'gone'

/** Writes to nominees, each in the language of the nomination, with a link of their own; a new link ends the older one. */
export const nomineesAsked = defineAct<Wish, Facts, readonly Nominee[], readonly Asked[], Code>({
  name: 'nominees asked',
  may: 'mayHandleNominations',
  async look(at, { selection: code, number }) {
    const selection = await selectionHeld(at, code)
    if (!selection) return refuse('selection-unknown')
    const all = standing(await nomineesOf(at.tx, at.edition, selection.id)).filter(canBeAsked)
    const nominees = all.filter((one) => (number === null ? one.askedAt === null : one.entry.number === number))
    return ok({ selection, nominees })
  },
  shown: ({ nominees }) =>
    Object.fromEntries(
      nominees.map((one) => [
        String(one.entry.number),
        [...[one.email, one.language, one.name.written, one.askedAt?.toISOString() ?? null]],
      ]),
    ),
  decide({ selection, nominees }) {
    if (selection.releasedAt) return refuse('released-already')
    return nominees.length === 0 ? refuse('nobody-to-ask') : ok(nominees)
  },
  async do({ tx, edition, now }, nominees) {
    const asked: Asked[] = []
    for (const nominee of nominees) {
      const token = randomBytes(32).toString('base64url')
      await changeNominee(tx, edition, nominee.id, { token_hash: hashToken(token), asked_at: now })
      asked.push({ nominee, token })
    }
    return asked
  },
  record: (asked, _, { selection }) => ({
    subject: selection.code,
    details: { entries: asked.map(({ nominee }) => nominee.entry.number) },
  }),
  async tell({ tx, edition, platform, now }, asked, _, { selection }) {
    const from = { origin: platform.config.origin, edition, selection }
    const letters = asked.flatMap(({ nominee, token }) => {
      const letter = askingLetter(from, nominee, token, `nominee:${nominee.id}:asked:${now.getTime()}`)
      return letter ? [letter] : []
    })
    await platform.mail.queueAll(tx, letters)
  },
})

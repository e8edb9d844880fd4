import { defineAct } from '../../acts/public.ts'
import { lockEdition } from '../../consultation/public.ts'
import type { Letter } from '../../platform/mail/mail.ts'
import { ok, refuse } from '../../platform/result.ts'
import { deskMayWriteTo } from '../may-write.ts'
import { lettersAsking } from './ask.ts'
import { type Unasked, unaskedIn } from './reads.ts'

/** People who are asked by one press, so that it is over in a moment; whoever is left stands on the page again. */
export const MOST_AT_ONCE = 100

/** `only`: this submission alone; null: all that have somebody to ask, as many as go at once. */
type Wish = { readonly only: string | null }
type Asked = { readonly letters: readonly Letter[]; readonly of: readonly { reference: string; letters: number }[] }

/**
 * An officer asks those whom submissions recommend and nobody has written to: what was handed in before anybody was asked, or while an
 * address had had its letters of the hour. Each is asked once; whoever has a letter already, or has said no, is not of those.
 */
export const recommendedAskedAtDesk = defineAct<Wish, readonly Unasked[], readonly Unasked[], Asked, 'nobody-to-ask'>({
  name: 'recommended people asked',
  may: 'mayDecide',
  async look({ tx, edition, locking }, { only }) {
    if (locking) await lockEdition(tx, edition)
    return ok(await unaskedIn(tx, edition, { most: MOST_AT_ONCE, locking, ...(only === null ? {} : { only: [only] }) }))
  },
  shown: (all) => Object.fromEntries(all.map(({ reference, version, people }) => [reference, { version, people }])),
  decide: (all) => (all.length > 0 ? ok(all) : refuse('nobody-to-ask')),
  async do({ platform, tx, edition, now }, all) {
    const mayWrite = (email: string) => deskMayWriteTo(tx, email, now)
    const of: { reference: string; letters: number }[] = []
    const letters: Letter[] = []
    for (const one of all) {
      const these = await lettersAsking(platform, tx, one, { edition, at: now, mayWrite })
      letters.push(...these)
      of.push({ reference: one.reference, letters: these.length })
    }
    return { letters, of: of.filter((one) => one.letters > 0) }
  },
  // Whom it is about the record does not say: it goes on when somebody is forgotten.
  record: ({ of }) => of.map(({ reference, letters }) => ({ subject: reference, details: { asked: letters } })),
  async tell({ platform, tx }, { letters }) {
    await platform.mail.queueAll(tx, letters)
  },
})

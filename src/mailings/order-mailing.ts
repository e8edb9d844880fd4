import { createHash } from 'node:crypto'
import { type Acting, defineAct } from '../acts/public.ts'
import { lockEdition } from '../consultation/public.ts'
import { unvalued } from '../documents/public.ts'
import { vocabulariesOf } from '../forms/public.ts'
import { emailKey } from '../identity/public.ts'
import { LANGUAGES, type Language } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { type Addressee, addresseesOf } from './addressees.ts'
import { type LetterIn, type Letters, letterNow } from './compose.ts'
import { reachedBy } from './reads.ts'
import { addMailing } from './store.ts'

/** How long a mailing waits where it can still be stopped, in minutes. */
export const DELAYS = [15, 60, 240, 1440] as const

type Wish = {
  /** Also to those to whom it went, or is about to go, already. */
  readonly again: boolean
  readonly delayMinutes: number
}
type Facts = {
  readonly recipients: readonly Addressee[]
  /** On the list, but reached already. */
  readonly reached: number
  readonly letters: Letters
}
type Code = 'nobody-to-write-to' | 'no-letter' | 'value-unknown' | 'delay-unknown'

async function look({ platform, tx, edition, locking }: Acting, { again }: Wish) {
  if (locking) await lockEdition(tx, edition)
  const all = await addresseesOf(tx, edition, locking)
  const had = await reachedBy(tx, edition)
  const recipients = again ? all : all.filter(({ email }) => !had.has(emailKey(email)))
  const groups = (await vocabulariesOf(tx, edition)).get('stakeholder_groups') ?? []
  const letters: Partial<Record<Language, LetterIn>> = {}
  for (const language of LANGUAGES.filter((one) => recipients.some((to) => to.language === one))) {
    const letter = await letterNow(tx, { edition, origin: platform.config.origin, groups }, language)
    if (letter) letters[language] = letter
  }
  return ok({ recipients, reached: all.length - recipients.length, letters })
}

/** Up to so many a page that was overtaken can say who is another; a larger list says which groups are. */
const MOST_BY_NAME = 500

const peopleShown = (recipients: readonly Addressee[]) =>
  recipients.length <= MOST_BY_NAME
    ? Object.fromEntries(recipients.map((one) => [one.email, one]))
    : Object.fromEntries(
        [...Map.groupBy(recipients, ({ group }) => group ?? '')].map(([group, some]) => [`group ${group}`, some]),
      )

/** The invitation letter is to go to everybody who was shown, in a while: until then it can be stopped. What was confirmed is kept whole. */
export const mailingOrdered = defineAct<Wish, Facts, { leavesAt: Date; digest: string }, { number: number }, Code>({
  name: 'mailing ordered',
  may: 'mayPublish',
  look,
  shown: ({ recipients, letters }) => ({ ...letters, ...peopleShown(recipients) }),
  decide({ recipients, letters }, { delayMinutes }, now) {
    if (recipients.length === 0) return refuse('nobody-to-write-to')
    if (recipients.some(({ language }) => !letters[language])) return refuse('no-letter')
    const unknown = Object.values(letters).flatMap(({ subject, body, values }) => unvalued(subject + body, values))
    if (unknown.length > 0)
      return refuse('value-unknown', { names: [...new Set(unknown)].map((n) => `{${n}}`).join(' ') })
    if (!DELAYS.some((one) => one === delayMinutes)) return refuse('delay-unknown')
    const digest = createHash('sha256')
      .update(JSON.stringify([recipients, letters]))
      .digest('hex')
    return ok({ leavesAt: new Date(now.getTime() + delayMinutes * 60_000), digest })
  },
  do: ({ tx, edition, personId, now }, { leavesAt, digest }, { recipients, letters }) =>
    addMailing(tx, edition, { leavesAt, digest, letters, recipients, by: personId, at: now }),
  record: ({ number }, { leavesAt, digest }, { recipients }) => ({
    subject: String(number),
    details: { recipients: recipients.length, leavesAt: leavesAt.toISOString(), digest },
  }),
})

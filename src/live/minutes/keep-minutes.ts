import type { Part } from '../../access/public.ts'
import { type Acting, defineAct } from '../../acts/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import type { Led } from '../lead.ts'
import type { Meeting } from '../meeting.ts'
import { floorOf, handsOf, statementsOf } from '../reads.ts'
import { minutesLetters } from './letters.ts'
import { type Content, type History, type Minutes, mayApprove, mayReply, openOf, PARTS, speakersOf } from './minutes.ts'
import { minutesOf } from './minutes-reads.ts'
import { addMinutes, addRound, approveRound, keepReply } from './minutes-store.ts'

type At = { readonly meeting: Meeting }
type Facts = { readonly led: Led; readonly history: History; readonly meeting: Meeting }
const partOf = ({ meeting }: At): Part | null =>
  meeting.sessionId === null ? null : { of: 'session', id: meeting.key }

async function look({ tx, edition, locking }: Acting, { meeting }: At): Promise<Result<Facts, Refusal<'no-floor'>>> {
  const floor = await floorOf(tx, edition, { ...meeting, rehearsal: false }, locking)
  if (!floor) return refuse('no-floor')
  const led = { floor, hands: await handsOf(tx, floor), statements: await statementsOf(tx, floor) }
  return ok({ led, history: await minutesOf(tx, floor), meeting })
}

/** What is confirmed: the version that was shown, whether it is before those who spoke, and what they have replied. */
function shown({ history, meeting }: Facts) {
  const open = openOf(history)
  const replies = open?.replies.map(({ speaker, sentAt }) => [speaker, sentAt.toISOString()]) ?? []
  return { [meeting.key]: [history.versions[0]?.version ?? 0, open?.round.id ?? null, ...replies] }
}

const same = (a: Content | undefined, b: Content): boolean =>
  a?.language === b.language && PARTS.every((part) => JSON.stringify(a[part]) === JSON.stringify(b[part]))

type Keeping = At & { readonly content: Content }
type Sending = At & { readonly until: Date }

/** The chair keeps the minutes, as a version of their own; the same words again are the same version. */
export const minutesKept = defineAct({
  name: 'minutes kept',
  may: 'mayChair' as const,
  part: (wish: Keeping) => partOf(wish),
  look: (at: Acting, wish: Keeping) => look(at, wish),
  shown,
  decide({ history }: Facts, { content }) {
    if (PARTS.every((part) => content[part].length === 0)) return refuse('minutes-empty')
    const [last] = history.versions
    return ok(same(last, content) ? null : { ...content, version: (last?.version ?? 0) + 1 })
  },
  async do({ tx, now, personId }, content, { led }) {
    if (!content) return null
    const minutes: Minutes = { ...content, keptAt: now }
    await addMinutes(tx, led.floor, minutes, personId)
    return minutes
  },
  record: (minutes, _, { led }) =>
    minutes ? [{ subject: `floor ${led.floor.id}`, after: { minutes: minutes.version } }] : [],
})

/** The minutes go before everybody who spoke, until a moment; whoever has an account gets a letter. */
export const minutesSent = defineAct({
  name: 'minutes sent',
  may: 'mayChair' as const,
  part: (wish: Sending) => partOf(wish),
  look: (at: Acting, wish: Sending) => look(at, wish),
  shown,
  decide({ led, history }: Facts, { until }, now) {
    const [last] = history.versions
    if (!last) return refuse('no-minutes')
    if (led.floor.state !== 'over') return refuse('not-over')
    return until > now ? ok({ version: last.version, until }) : refuse('until-past')
  },
  async do({ tx, now }, sent, { led }) {
    return addRound(tx, led.floor, sent, now)
  },
  record: (_, { version, until }, { led }) => [
    { subject: `floor ${led.floor.id}`, after: { minutes: version, until: until.toISOString() } },
  ],
  async tell(at, round, { until }, { led, meeting }) {
    const letters = await minutesLetters(at, { round, until, meeting, speakers: speakersOf(led) })
    await at.platform.mail.queueAll(at.tx, letters)
  },
})

/** The minutes become everybody's, with what was replied beside them. */
export const minutesApproved = defineAct({
  name: 'minutes approved',
  may: 'mayChair' as const,
  part: (wish: At) => partOf(wish),
  look,
  shown,
  decide: ({ history }: Facts, _, now) => mayApprove(openOf(history), now),
  async do({ tx, now }, round, { led }) {
    await approveRound(tx, led.floor, round.id, now)
    return null
  },
  record: (_, round, { led }) => [{ subject: `floor ${led.floor.id}`, after: { approved: round.version } }],
})

type Replying = At & { readonly speaker: string; readonly body: string; readonly language: Language }

/** Whoever spoke replies to the minutes, changes the reply, or takes it back; it stands beside them. */
export const minutesReplied = defineAct({
  name: 'minutes replied to',
  may: 'owner' as const,
  look: (at: Acting, wish: Replying) => look(at, wish),
  decide({ led, history }, { speaker, body, language }, now) {
    const open = openOf(history)
    const may = mayReply(led, open, speaker, now)
    if (!may.ok) return may
    const who = speakersOf(led).find((one) => one.speaker === speaker)
    if (!open || !who) return refuse('no-round')
    const { name, organization } = who
    return ok({ round: open.round.id, speaker, name, organization, body, language, sentAt: now })
  },
  async do({ tx }, reply) {
    await keepReply(tx, reply)
    return null
  },
  record: (_, { round, body }, { led }) => [
    { subject: `floor ${led.floor.id}`, after: { round, replied: body !== '' } },
  ],
})

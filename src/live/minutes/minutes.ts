import type { FloorMinutesRoundId } from '../../platform/db/schema.ts'
import type { Language } from '../../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import type { Led } from '../lead.ts'

/** What the minutes of a meeting say, line by line. */
export type Content = {
  readonly language: Language
  readonly items: readonly string[]
  readonly decisions: readonly string[]
  readonly actions: readonly string[]
}
export const PARTS = ['items', 'decisions', 'actions'] as const

/** A version as it was kept. */
export type Minutes = Content & { readonly version: number; readonly keptAt: Date }

/** A version before those who spoke: until when they may reply, and how it ended. */
export type Round = {
  readonly id: FloorMinutesRoundId
  readonly version: number
  readonly sentAt: Date
  readonly until: Date
  readonly endedAt: Date | null
  readonly approved: boolean
}

export type Reply = {
  readonly round: FloorMinutesRoundId
  readonly speaker: string
  readonly name: string
  readonly organization: string
  readonly language: Language
  readonly body: string
  readonly sentAt: Date
}

/** All there is, the newest first. */
export type History = {
  readonly versions: readonly Minutes[]
  readonly rounds: readonly Round[]
  readonly replies: readonly Reply[]
}

/** A version with what was replied to it. */
export type Standing = { readonly minutes: Minutes; readonly round: Round; readonly replies: readonly Reply[] }

const standing = ({ versions, replies }: History, round: Round | undefined): Standing | null => {
  const minutes = versions.find(({ version }) => version === round?.version)
  return round && minutes ? { minutes, round, replies: replies.filter((one) => one.round === round.id) } : null
}

/** The version everybody reads: the one approved last. */
export const approvedOf = (history: History): Standing | null =>
  standing(
    history,
    history.rounds.find(({ approved }) => approved),
  )

/** Every version that was ever approved, the newest first. */
export const allApproved = (history: History): Standing[] =>
  history.rounds.flatMap((round) => (round.approved ? (standing(history, round) ?? []) : []))

/** The version that is before those who spoke now. */
export const openOf = (history: History): Standing | null =>
  standing(
    history,
    history.rounds.find(({ endedAt }) => endedAt === null),
  )

/** Who has said something in a meeting, and so has a right of reply. */
export function speakersOf({ hands, statements }: Led) {
  const said = [
    ...hands.filter(({ state }) => state === 'spoken'),
    ...statements.filter(({ state }) => state === 'read_out'),
  ]
  return [...new Map(said.map((one) => [one.speaker, one])).values()]
}

type ReplyRefusal = Refusal<'no-round' | 'reply-closed' | 'not-a-speaker'>

/** Whether somebody may reply now. */
export function mayReply(led: Led, open: Standing | null, speaker: string, now: Date): Result<null, ReplyRefusal> {
  if (!open) return refuse('no-round')
  if (!speakersOf(led).some((one) => one.speaker === speaker)) return refuse('not-a-speaker')
  return now < open.round.until ? ok(null) : refuse('reply-closed')
}

/** Minutes are approved once the right of reply has ended. */
export function mayApprove(open: Standing | null, now: Date): Result<Round, Refusal<'no-round' | 'reply-open'>> {
  if (!open) return refuse('no-round')
  return open.round.until <= now ? ok(open.round) : refuse('reply-open')
}

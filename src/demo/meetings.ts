import { z } from 'zod'
import type { EditionScope, Viewer } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { readEditionFile } from '../editions/public.ts'
import {
  floorLed,
  floorOf,
  handRaised,
  handsOf,
  type Lead,
  markOfSpeaker,
  meetingOf,
  PRESENCES,
  queueOf,
  saidEntered,
  statementSent,
  statementsOf,
} from '../live/public.ts'
import { LANGUAGES, type Language } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { toolUsed, useTool } from './course/meeting-tools.ts'

type Meeting = NonNullable<Awaited<ReturnType<typeof meetingOf>>>

const at = z.iso.datetime()
const who = z.string()

/** What happened in a meeting of the demonstration: people ask and write, the chair leads. */
const happening = z.discriminatedUnion('do', [
  z.strictObject({ at, do: z.literal('ask'), who }),
  z.strictObject({ at, do: z.literal('write'), who, text: z.string() }),
  z.strictObject({ at, do: z.literal('read'), who }),
  /** Into the register: their statement, or, with `text`, what they said. */
  z.strictObject({ at, do: z.literal('enter'), who, text: z.string().optional() }),
  z.strictObject({ at, do: z.enum(['open', 'next', 'end', 'close', 'over']) }),
  ...toolUsed.options,
])

const speaker = z.strictObject({
  name: z.string(),
  organization: z.string(),
  group: z.string(),
  presence: z.enum(PRESENCES),
  language: z.enum(LANGUAGES),
})

const meetingsFile = z.object({
  speakers: z.record(z.string(), speaker),
  meetings: z.array(z.strictObject({ meeting: z.string(), happens: z.array(happening) })),
})

export type MeetingEvent = {
  readonly meeting: string
  readonly happening: z.infer<typeof happening>
  readonly speakers: Readonly<Record<string, z.infer<typeof speaker>>>
}

/** What happened in the meetings of an edition's demonstration, each with its moment. */
export function meetingEvents(slug: string): { at: Date; meeting: MeetingEvent }[] {
  const { speakers, meetings } = meetingsFile.parse(readEditionFile(slug, 'sample-meetings'))
  return meetings.flatMap(({ meeting, happens }) =>
    happens.map((one) => ({ at: new Date(one.at), meeting: { meeting, happening: one, speakers } })),
  )
}

/** Lets it happen through the acts of the floor; what visitors have made impossible or needless meanwhile is left out. */
export async function holdMeeting(
  platform: Platform,
  edition: EditionScope,
  { meeting: key, happening: one, speakers }: MeetingEvent,
  chair: Viewer,
): Promise<void> {
  const meeting = await meetingOf(platform.db, edition, key)
  if (!meeting) return
  const used = toolUsed.safeParse(one)
  if (used.success) return useTool(platform, edition, meeting, used.data)
  const at = { meeting, rehearsal: false }
  const saying = (id: string) => {
    const said = speakers[id]
    if (!said) throw new Error(`The meetings of the demonstration speak of ${id}, who is not among their speakers.`)
    return { ...said, speaker: markOfSpeaker(`demonstration ${id}`) }
  }
  const order = { edition, actor: program() }
  if (one.do === 'ask') {
    const of = saying(one.who)
    await perform(platform, handRaised, {
      ...order,
      wish: { ...at, saying: of, presence: of.presence, personId: null },
    })
    return
  }
  if (one.do === 'write') {
    const of = saying(one.who)
    const body = { text: one.text, language: of.language, others: {} }
    await perform(platform, statementSent, { ...order, wish: { ...at, saying: of, body, personId: null } })
    return
  }
  if (one.do === 'enter') return enter(platform, edition, { meeting, text: one.text }, saying(one.who))
  const lead =
    one.do === 'next' || one.do === 'read'
      ? await whatFollows(platform, edition, at, one.do === 'read' ? saying(one.who).speaker : null)
      : ({ does: one.do } as const)
  if (lead) await perform(platform, floorLed, { edition, actor: program(chair.person?.id), wish: { ...at, lead } })
}

/** What somebody said enters the register: their statement, or their intervention as `text` tells it. */
async function enter(
  platform: Platform,
  edition: EditionScope,
  { meeting, text }: { meeting: Meeting; text: string | undefined },
  { speaker, language }: { speaker: string; language: Language },
): Promise<void> {
  const floor = await floorOf(platform.db, edition, { ...meeting, rehearsal: false })
  if (!floor) return
  const said = text
    ? (await handsOf(platform.db, floor)).find((one) => one.speaker === speaker && one.state === 'spoken')
    : (await statementsOf(platform.db, floor)).find((one) => one.speaker === speaker && one.state === 'read_out')
  if (!said) return
  const wish = text
    ? { of: 'hand' as const, id: said.id, words: text, language }
    : { of: 'statement' as const, id: said.id }
  await perform(platform, saidEntered, { edition, actor: program(), wish: { meeting, said: wish } })
}

/** Whoever is next by the rule gets the floor, or a statement is read. */
async function whatFollows(
  { db, clock }: Platform,
  edition: EditionScope,
  at: { meeting: Meeting; rehearsal: boolean },
  reads: string | null,
): Promise<Lead | null> {
  const floor = await floorOf(db, edition, { ...at.meeting, rehearsal: at.rehearsal })
  if (!floor) return null
  if (reads) {
    const written = (await statementsOf(db, floor)).find((one) => one.speaker === reads && one.state === 'received')
    return written ? { does: 'read', statement: written.id } : null
  }
  const [next] = queueOf({ floor, hands: await handsOf(db, floor) }, clock.now())
  return next ? { does: 'give', hand: next.id } : null
}

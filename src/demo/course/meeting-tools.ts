import { z } from 'zod'
import type { EditionScope } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import {
  captionWritten,
  floorOf,
  markOfSpeaker,
  materialKept,
  materialLed,
  type meetingOf,
  minutesApproved,
  minutesKept,
  minutesReplied,
  minutesSent,
  POLL_KINDS,
  pollLed,
  pollsOf,
  pollVoted,
  pollWritten,
} from '../../live/public.ts'
import { LANGUAGES } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { joinLinkKept } from '../../registrations/public.ts'

const at = z.iso.datetime()
const language = z.enum(LANGUAGES)
const poll = z.int().positive()

/** What the tools of a meeting bring in the demonstration: captions, polls, ways in with interpretation. */
export const toolUsed = z.discriminatedUnion('do', [
  z.strictObject({ at, do: z.literal('caption'), language, text: z.string() }),
  z.strictObject({
    ...{ at, do: z.literal('poll'), language, kind: z.enum(POLL_KINDS), question: z.string() },
    options: z.array(z.string()).min(2),
  }),
  z.strictObject({ at, do: z.literal('poll-open'), poll }),
  z.strictObject({ at, do: z.literal('poll-close'), poll }),
  /** Ballots: each a list of options from 0, the most wanted first. */
  z.strictObject({ at, do: z.literal('votes'), poll, ballots: z.array(z.array(z.int())) }),
  z.strictObject({ at, do: z.literal('recording'), language, title: z.string(), address: z.url(), begins: at }),
  z.strictObject({ at, do: z.literal('document'), language, title: z.string(), address: z.url() }),
  /** Kept as a version, and sent to those who spoke until a moment. */
  z.strictObject({
    ...{ at, do: z.literal('minutes'), language, until: at },
    ...{ items: z.array(z.string()), decisions: z.array(z.string()), actions: z.array(z.string()) },
  }),
  z.strictObject({ at, do: z.literal('reply'), who: z.string(), language, text: z.string() }),
  z.strictObject({ at, do: z.literal('approve') }),
  z.strictObject({
    ...{ at, do: z.literal('way-in'), address: z.url(), dialIn: z.string() },
    channels: z.array(z.strictObject({ language, address: z.url() })),
  }),
])
type ToolUsed = z.infer<typeof toolUsed>
type Meeting = NonNullable<Awaited<ReturnType<typeof meetingOf>>>

/** Lets it happen through the acts; what visitors have made impossible meanwhile is left out. */
export async function useTool(
  platform: Platform,
  edition: EditionScope,
  meeting: Meeting,
  one: ToolUsed,
): Promise<void> {
  const order = { edition, actor: program() }
  const of = { meeting, rehearsal: false }
  switch (one.do) {
    case 'caption': {
      const wish = { ...of, language: one.language, body: one.text }
      return void (await perform(platform, captionWritten, { ...order, wish }))
    }
    case 'poll': {
      const { question, kind, options } = one
      const wish = { ...of, question, kind, options, language: one.language, named: false, voters: 'anyone' as const }
      return void (await perform(platform, pollWritten, { ...order, wish }))
    }
    case 'poll-open':
    case 'poll-close':
    case 'votes':
      return ofPoll(platform, edition, of, one)
    case 'recording':
    case 'document':
      return keepMaterial(platform, edition, meeting, one)
    case 'minutes': {
      const { language: written, items, decisions, actions } = one
      const content = { language: written, items, decisions, actions }
      await perform(platform, minutesKept, { ...order, wish: { meeting, content } })
      return void (await perform(platform, minutesSent, { ...order, wish: { meeting, until: new Date(one.until) } }))
    }
    case 'reply': {
      const wish = {
        meeting,
        speaker: markOfSpeaker(`demonstration ${one.who}`),
        body: one.text,
        language: one.language,
      }
      return void (await perform(platform, minutesReplied, { ...order, wish }))
    }
    case 'approve':
      return void (await perform(platform, minutesApproved, { ...order, wish: { meeting } }))
    case 'way-in': {
      const { address, dialIn, channels } = one
      const link = { service: 'other' as const, address, passcode: null, dialIn, channels }
      return void (await perform(platform, joinLinkKept, { ...order, wish: { key: meeting.key, link } }))
    }
  }
}

type OfMaterial = Extract<ToolUsed, { do: 'recording' | 'document' }>

/** Kept, and shown to everybody at once. */
async function keepMaterial(platform: Platform, edition: EditionScope, meeting: Meeting, one: OfMaterial) {
  const order = { edition, actor: program() }
  const { do: kind, language: spoken, title, address } = one
  const beginsAt = one.do === 'recording' ? new Date(one.begins) : null
  const material = { kind, title, titles: {}, language: spoken, address, file: null, beginsAt, exception: null }
  const kept = await perform(platform, materialKept, { ...order, wish: { meeting, material } })
  if (!kept.ok || !kept.value) return
  await perform(platform, materialLed, { ...order, wish: { meeting, id: kept.value, does: 'publish' } })
}

type OfPoll = Extract<ToolUsed, { poll: number }>

async function ofPoll(
  platform: Platform,
  edition: EditionScope,
  of: { readonly meeting: Meeting; readonly rehearsal: boolean },
  one: OfPoll,
): Promise<void> {
  const floor = await floorOf(platform.db, edition, { ...of.meeting, rehearsal: of.rehearsal })
  const found = floor && (await pollsOf(platform.db, floor)).find(({ number }) => number === one.poll)
  if (!found) return
  const order = { edition, actor: program() }
  if (one.do !== 'votes') {
    const does = one.do === 'poll-open' ? ('open' as const) : ('close' as const)
    return void (await perform(platform, pollLed, { ...order, wish: { ...of, poll: found.id, does } }))
  }
  for (const [voter, choices] of one.ballots.entries()) {
    const marks = found.options.map((_, option) => {
      const rank = choices.indexOf(option)
      return rank < 0 ? '' : String(rank + 1)
    })
    const speaker = markOfSpeaker(`demonstration voter ${voter}`)
    const wish = { ...of, poll: found.id, speaker, signedIn: false, marks, name: '' }
    await perform(platform, pollVoted, { ...order, wish })
  }
}

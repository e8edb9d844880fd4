import { z } from 'zod'
import type { EditionScope, Viewer } from '../../access/public.ts'
import { type Actor, perform, program } from '../../acts/public.ts'
import { editionHas, readEditionFile } from '../../editions/public.ts'
import { findOrAddPerson } from '../../identity/public.ts'
import {
  awardsReleased,
  boundDeclared,
  entryScored,
  jurorNamed,
  type Room,
  roomOf,
  roundOpened,
  roundSettled,
  voteCast,
  votesCounted,
  winnersChosen,
} from '../../judging/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { worksTakenIn } from '../../prizes/public.ts'
import { entriesInRound, entriesOf, type InRound, originOf, roundsOf, selectionByCode } from '../../rounds/public.ts'
import { submissionIdAt } from '../reads.ts'
import type { Samples } from '../samples.ts'
import { numberOf } from './photos.ts'

const at = z.iso.datetime()
/** A juror, or whoever else acts, by their address. */
const email = z.string()
/** Photographs, or projects, by the samples they came with. */
const entries = z.array(z.string())

const judgingAct = z.discriminatedUnion('do', [
  z.object({ at, do: z.literal('name_juror'), email, basis: z.string(), from: z.string(), until: z.string() }),
  /** Wall clock in the zone of the edition. */
  z.object({
    ...{ at, do: z.literal('open_round'), way: z.enum(['scores', 'votes']).default('scores') },
    ...{ opens: z.string(), closes: z.string(), blind: z.boolean() },
  }),
  z.object({
    ...{ at, do: z.literal('declare'), juror: email },
    bound: entries.default([]),
    reason: z.string().default(''),
  }),
  z.object({ at, do: z.literal('score'), juror: email, entries }),
  /** People who vote for one entry, one after the other; `from`: the address they vote from, where they share one. */
  z.object({
    at,
    do: z.literal('vote'),
    round: z.string(),
    entry: z.string(),
    voters: z.array(email),
    from: z.ipv4().optional(),
  }),
  /** People who vote in the categories of a planned round: for one entry in each. */
  z.object({
    ...{ at, do: z.literal('ballots'), round: z.string() },
    ballots: z.array(z.object({ voter: email, for: entries })),
  }),
  z.object({ at, do: z.literal('take_in') }),
  z.object({ at, do: z.literal('settle'), round: z.string() }),
  z.object({ at, do: z.literal('count'), round: z.string() }),
  z.object({ at, do: z.literal('choose'), round: z.string() }),
  z.object({ at, do: z.literal('announce') }),
])
type JudgingAct = z.infer<typeof judgingAct>

/** How the photographs and projects of the samples were judged, for the demonstration. */
const judgingCourse = z.object({
  selection: z.string(),
  /** What each juror gave: one digit for each criterion, in the order of the rules. */
  points: z.record(email, z.record(z.string(), z.string().regex(/^\d+$/))),
  judging: z.array(judgingAct),
})
type JudgingCourse = z.infer<typeof judgingCourse>
export type JudgingEvent = { readonly at: Date; readonly judging: JudgingAct; readonly of: JudgingCourse }

export function judgingEvents(slug: string): JudgingEvent[] {
  if (!editionHas(slug, 'sample-judging')) return []
  const of = judgingCourse.parse(readEditionFile(slug, 'sample-judging'))
  return of.judging.map((judging) => ({ at: new Date(judging.at), judging, of }))
}

type Cast = { readonly officer: Viewer; readonly head: Viewer; readonly samples: Samples }

/** Carries out one of them through the act its people use. What visitors have made impossible or needless meanwhile is left out: theirs counts. */
export async function carryOutJudging(
  platform: Platform,
  edition: EditionScope,
  { judging: act, of }: JudgingEvent,
  { officer, head, samples }: Cast,
): Promise<void> {
  const { selection } = of
  const by = { edition, actor: program(officer.person?.id) }
  const juror = 'juror' in act ? await jurorAt(platform, edition, { selection, email: act.juror, samples }) : null
  switch (act.do) {
    case 'name_juror':
      return void (await perform(platform, jurorNamed, { ...by, wish: { selection, ...act } }))
    case 'open_round':
      return void (await perform(platform, roundOpened, { ...by, wish: { selection, ...act } }))
    case 'declare': {
      if (!juror) return
      const bound: number[] = []
      for (const id of act.bound) bound.push(...(await juror.placeOf(id)))
      const wish = { selection, bound, reason: act.reason, language: 'en' }
      return void (await perform(platform, boundDeclared, { edition, actor: juror.actor, wish }))
    }
    case 'score': {
      if (!juror) return
      for (const id of act.entries)
        for (const place of await juror.placeOf(id)) await score(platform, edition, { juror, place, id, of })
      return
    }
    case 'vote':
      return voteAll(platform, edition, { act, selection, samples })
    case 'ballots':
      return castBallots(platform, edition, { act, selection, samples })
    case 'take_in':
      return void (await perform(platform, worksTakenIn, { ...by, wish: { prize: selection } }))
    case 'settle':
      return void (await perform(platform, roundSettled, { ...by, wish: { selection, round: act.round } }))
    case 'count':
      return void (await perform(platform, votesCounted, { ...by, wish: { selection, round: act.round } }))
    case 'choose':
      return void (await perform(platform, winnersChosen, { ...by, wish: { selection, round: act.round } }))
    case 'announce':
      return void (await perform(platform, awardsReleased, {
        edition,
        actor: program(head.person?.id),
        wish: { selection },
      }))
  }
}

type Voting<Kind extends 'vote' | 'ballots' = 'vote'> = {
  readonly act: Extract<JudgingAct, { do: Kind }>
  readonly selection: string
  readonly samples: Samples
}

/** Everybody votes with the address they have shown to be theirs when they handed something in. */
async function voteAll(platform: Platform, edition: EditionScope, { act, selection, samples }: Voting) {
  const { db, clock, config } = platform
  const number = await numberOf(platform, edition, act.entry, samples)
  const named = await selectionByCode(db, edition, selection)
  const round = named && (await roundsOf(db, edition, named.id)).find(({ code }) => code === act.round)
  if (!named || !round || number === null) return
  const submission = await submissionIdAt(db, edition, number)
  const entry = (await entriesOf(db, edition, named.id)).find(({ subject }) => subject === submission)?.number ?? 0
  const origin = act.from ? originOf(config, round.id, act.from) : null
  for (const address of act.voters) {
    const personId = await db
      .transaction()
      .execute((tx) => findOrAddPerson(tx, { email: address, language: 'en' }, clock.now()))
    await perform(platform, voteCast, {
      edition,
      actor: program(personId),
      wish: { selection, category: '', entry, origin },
    })
  }
}

/** Whole ballots, and some that are not: each vote by the act of a voter who has shown that the address is theirs. */
async function castBallots(platform: Platform, edition: EditionScope, { act, selection, samples }: Voting<'ballots'>) {
  const { db, clock } = platform
  const named = await selectionByCode(db, edition, selection)
  const round = named && (await roundsOf(db, edition, named.id)).find(({ code }) => code === act.round)
  if (!named || !round) return
  const running = await entriesInRound(db, edition, { selectionId: named.id, roundId: round.id })
  const entryOf = new Map<string, InRound | undefined>()
  for (const id of new Set(act.ballots.flatMap((ballot) => ballot.for))) {
    const number = await numberOf(platform, edition, id, samples)
    const submission = number === null ? null : await submissionIdAt(db, edition, number)
    entryOf.set(
      id,
      running.find(({ subject }) => subject === submission),
    )
  }
  for (const { voter, for: picked } of act.ballots) {
    const personId = await db
      .transaction()
      .execute((tx) => findOrAddPerson(tx, { email: voter, language: 'en' }, clock.now()))
    for (const entry of picked.flatMap((id) => entryOf.get(id) ?? []))
      await perform(platform, voteCast, {
        ...{ edition, actor: program(personId) },
        wish: { selection, category: entry.category, entry: entry.number, origin: null },
      })
  }
}

type AtWork = {
  readonly email: string
  readonly actor: Actor
  readonly room: Room
  /** Where a sample's entry stands in this juror's own order; nowhere when it does not take part. */
  placeOf(id: string): Promise<number[]>
}

/** A juror in their room; null while it is closed to them. */
async function jurorAt(
  platform: Platform,
  edition: EditionScope,
  { selection, email: address, samples }: { selection: string; email: string; samples: Samples },
): Promise<AtWork | null> {
  const now = platform.clock.now()
  const personId = await platform.db
    .transaction()
    .execute((tx) => findOrAddPerson(tx, { email: address, language: 'en' }, now))
  const room = await roomOf(platform.db, edition, { selection, personId, now })
  return (
    room && {
      ...{ email: address, actor: program(personId), room },
      async placeOf(id) {
        const number = await numberOf(platform, edition, id, samples)
        return room.pieces.filter(({ work }) => work.number === number).map(({ place }) => place)
      },
    }
  )
}

type Scoring = { readonly juror: AtWork; readonly place: number; readonly id: string; readonly of: JudgingCourse }

async function score(platform: Platform, edition: EditionScope, { juror, place, id, of }: Scoring) {
  const digits = [...(of.points[juror.email]?.[id] ?? '')]
  const points = juror.room.judged.rules.criteria.map(({ code }, i) => [code, digits[i] ?? ''])
  const wish = { selection: of.selection, place, points: Object.fromEntries(points), note: '', language: 'en' }
  await perform(platform, entryScored, { edition, actor: juror.actor, wish })
}

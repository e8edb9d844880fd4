import { defineAct } from '../acts/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { ok, refuse } from '../platform/result.ts'
import { entriesOf, forgetOrigins, markReleased, roundsOf } from '../rounds/public.ts'
import { championsOf } from './champions.ts'
import { awardLetter, type Told } from './letters.ts'
import { awardsOf, type Judged, judgedHeld, PUBLIC_CHOICE, sendersOf } from './reads.ts'
import { isVote } from './vote/booth.ts'

type Facts = {
  readonly judged: Judged
  readonly told: readonly Told[]
  /** A vote that is still open, or not counted. */
  readonly unfinished: boolean
}
type Code = 'selection-unknown' | 'released-already' | 'nobody-chosen' | 'vote-unfinished'

/** Makes the winners public with a letter to everybody whose entry took part: one act, on exactly what was shown. */
export const awardsReleased = defineAct<{ selection: string }, Facts, readonly Told[], void, Code>({
  name: 'awards released',
  may: 'mayReleaseAwards',
  async look(at, { selection }) {
    const { tx, edition } = at
    const judged = await judgedHeld(at, selection)
    if (!judged) return refuse('selection-unknown')
    const entries = (await entriesOf(tx, edition, judged.id)).filter(({ standing }) => standing !== 'gone')
    const awards = await awardsOf(tx, edition, judged.id)
    const places = new Map(awards.flatMap(({ subject, place }) => (place === null ? [] : [[subject, place] as const])))
    const publics = new Set(awards.flatMap(({ subject, category }) => (category === PUBLIC_CHOICE ? [subject] : [])))
    const champions = new Set((await championsOf(tx, edition, judged)).map(({ id }) => id))
    const senders = await sendersOf(
      tx,
      edition,
      entries.map(({ subject }) => subject),
    )
    const told = entries.flatMap((entry): Told[] => {
      const sender = senders.get(entry.subject)
      if (!sender) return []
      const { subject } = entry
      const fate = {
        place: places.get(subject) ?? null,
        champion: champions.has(entry.id),
        publics: publics.has(subject),
      }
      return [{ entry, sender, ...fate }]
    })
    const unfinished = (await roundsOf(tx, edition, judged.id)).some((one) => isVote(one) && !one.fixedAt)
    return ok({ judged, unfinished, told: told.toSorted((a, b) => (a.place ?? 1e6) - (b.place ?? 1e6)) })
  },
  shown: ({ told }) =>
    Object.fromEntries(
      told.map(({ entry, sender, place, publics }) => [
        String(entry.number),
        [place, publics, sender.email, sender.name, sender.language, sender.title],
      ]),
    ),
  decide({ judged, told, unfinished }) {
    if (judged.releasedAt) return refuse('released-already')
    if (unfinished) return refuse('vote-unfinished')
    return told.some(({ place, publics }) => place !== null || publics) ? ok(told) : refuse('nobody-chosen')
  },
  async do({ tx, edition, now }, _, { judged }) {
    await markReleased(tx, edition, judged.id, now)
    await forgetOrigins(tx, edition, judged.id)
  },
  record: (_, told, { judged }) => ({
    subject: judged.code,
    details: { winners: told.flatMap(({ entry, place }) => (place === null ? [] : [entry.number])) },
  }),
  async tell({ tx, edition, platform }, _, told, { judged }) {
    const from = { edition, judged, origin: platform.config.origin }
    const letters = told.flatMap((one): Letter[] => (one.sender.email ? [awardLetter(from, one)] : []))
    await platform.mail.queueAll(tx, letters)
  },
})

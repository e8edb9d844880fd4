import { defineAct } from '../acts/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { ok, refuse } from '../platform/result.ts'
import { entriesOf, markReleased } from '../rounds/public.ts'
import { championsOf } from './champions.ts'
import { awardLetter, type Told } from './letters.ts'
import { awardsOf, type Judged, judgedHeld, sendersOf } from './reads.ts'

type Facts = { readonly judged: Judged; readonly told: readonly Told[] }
type Code = 'selection-unknown' | 'released-already' | 'nobody-chosen'

/** Makes the winners public with a letter to everybody whose entry took part: one act, on exactly what was shown. */
export const awardsReleased = defineAct<{ selection: string }, Facts, readonly Told[], void, Code>({
  name: 'awards released',
  may: 'mayReleaseAwards',
  async look(at, { selection }) {
    const { tx, edition } = at
    const judged = await judgedHeld(at, selection)
    if (!judged) return refuse('selection-unknown')
    const entries = (await entriesOf(tx, edition, judged.id)).filter(({ standing }) => standing !== 'gone')
    const places = new Map((await awardsOf(tx, edition, judged.id)).map((award) => [award.subject, award.place]))
    const champions = new Set((await championsOf(tx, edition, judged)).map(({ id }) => id))
    const senders = await sendersOf(
      tx,
      edition,
      entries.map(({ subject }) => subject),
    )
    const told = entries.flatMap((entry): Told[] => {
      const sender = senders.get(entry.subject)
      const champion = champions.has(entry.id)
      return sender ? [{ entry, sender, place: places.get(entry.subject) ?? null, champion }] : []
    })
    return ok({ judged, told: told.toSorted((a, b) => (a.place ?? 1e6) - (b.place ?? 1e6)) })
  },
  shown: ({ told }) =>
    Object.fromEntries(
      told.map(({ entry, sender, place }) => [
        String(entry.number),
        [place, sender.email, sender.name, sender.language, sender.title],
      ]),
    ),
  decide({ judged, told }) {
    if (judged.releasedAt) return refuse('released-already')
    return told.some(({ place }) => place !== null) ? ok(told) : refuse('nobody-chosen')
  },
  do: ({ tx, edition, now }, _, { judged }) => markReleased(tx, edition, judged.id, now),
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

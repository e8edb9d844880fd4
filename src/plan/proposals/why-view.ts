import type { Placement } from '../../scheduling/public.ts'
import type { Sentences, SessionName } from '../sentences.ts'
import type { Why } from './why.ts'

/** Why a session stands where it does, in words. */
export type WhyView = {
  readonly session: SessionName
  readonly place: Placement | null
  readonly here: readonly { readonly hard: boolean; readonly words: string }[]
  readonly collisions: readonly string[]
  readonly slots: readonly string[]
  readonly rooms: readonly string[]
  readonly there:
    | readonly {
        readonly name: string
        readonly hard: boolean
        readonly change: number
        readonly words: readonly string[]
      }[]
    | null
  readonly change: Why['change']
  readonly places: Why['places']
  readonly givingWay: Why['givingWay']
}

/** What was found out, each sentence once. */
export function viewOf({ number, title, language }: SessionName, why: Why, sentences: Sentences): WhyView {
  const here = why.here.map(({ hard, breach }) => ({ hard, words: sentences.of(breach) }))
  return {
    session: { number, title, language },
    place: why.place,
    here: [...new Map(here.map((one) => [one.words, one])).values()],
    collisions: [...new Set(why.collisions)].map(sentences.explained),
    slots: why.frame.slots.map((slot) => slot.id),
    rooms: why.frame.rooms.map((room) => room.id),
    there:
      why.there?.map((one) => ({
        ...{ name: one.name, hard: one.hard, change: one.change },
        words: [...new Set((one.change > 0 ? one.there : one.here).map(sentences.of))],
      })) ?? null,
    change: why.change,
    places: why.places,
    givingWay: why.givingWay,
  }
}

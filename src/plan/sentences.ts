import { MINUTE } from '../platform/clock.ts'
import { formatDate, formatList, formatOffset, formatTime, type Language } from '../platform/languages/public.ts'
import { type Breach, type Placement, type Problem, sentenceArguments } from '../scheduling/public.ts'
import { languageName } from '../sessions/public.ts'
import { scheduleTexts } from './proposals/texts.ts'
import { constraintTexts } from './texts.ts'

/** A name inside a sentence keeps its own direction. */
export const isolated = (name: string) => `\u2068${name}\u2069`

/** An offset from universal time keeps its order in every script. */
const leftToRight = (text: string) => `\u2066${text}\u2069`

/** A session as it is named on the desk: its number, its title and the title's language. */
export type SessionName = { readonly number: number; readonly title: string; readonly language: string }

/** What the ids of a problem are called. */
export type NamesOfPlan = {
  readonly sessions: ReadonlyMap<string, SessionName>
  readonly people: ReadonlyMap<string, string>
  readonly rooms: ReadonlyMap<string, string>
}

export type Sentences = {
  /** A breach of a constraint in a full sentence. */
  readonly of: (breach: Breach) => string
  readonly title: (constraint: string) => string
  readonly explanation: (constraint: string) => string
  readonly slot: (id: string) => string
  readonly room: (id: string) => string
  /** Day, hour and room. */
  readonly place: (place: Pick<Placement, 'room' | 'slot' | 'offsetMinutes'>) => string
}

/** Sentences about the plans of a problem, in the reader's language. */
export function sentencesOf(problem: Problem, names: NamesOfPlan, language: Language, zone: string): Sentences {
  const t = scheduleTexts(language)
  const said = constraintTexts(language)
  const slots = new Map(problem.slots.map((slot) => [slot.id, slot]))
  const moment = (at: number) => {
    const instant = new Date(at)
    return t('moment', {
      day: formatDate(instant, language, zone, 'weekdayDate'),
      time: formatTime(instant, language, zone),
      offset: leftToRight(formatOffset(instant, zone)),
    })
  }
  const room = (id: string) => names.rooms.get(id) ?? t('room.online', { number: /\d+$/.exec(id)?.[0] ?? id })
  const slot = (id: string) => moment(slots.get(id)?.from ?? 0)
  const codes = (list: string, word: (code: string) => string) =>
    formatList([...new Set(String(list).split(', ').map(word))], language)
  const tag = (code: string) => {
    if (code.startsWith('day:'))
      return formatDate(new Date(`${code.slice(4)}T12:00:00Z`), language, 'UTC', 'weekdayDate')
    return TAGS.includes(code) ? t(`tag.${code}` as 'tag.past') : code
  }
  const facts = (given: Breach['facts']): Breach['facts'] => ({
    ...given,
    ...(given.tags === undefined ? {} : { tags: codes(String(given.tags), tag) }),
    ...(given.languages === undefined
      ? {}
      : { languages: codes(String(given.languages), (code) => languageName(code, language)) }),
    ...(given.equipment === undefined
      ? {}
      : {
          equipment: codes(String(given.equipment), (code) =>
            EQUIPMENT.includes(code) ? t(`equipment.${code}` as 'equipment.captioning') : code,
          ),
        }),
  })
  const names_ = {
    session: (id: string) => {
      const session = names.sessions.get(id)
      return isolated(session ? `${session.number} ${session.title}` : '')
    },
    person: (id: string) => isolated(names.people.get(id) ?? t('person.someone')),
    room: (id: string) => isolated(room(id)),
    slot: (id: string) => isolated(slot(id)),
  }
  const known = new Set<string>(problem.sessions.map((s) => s.id))
  return {
    of: (breach) =>
      said(
        breach.constraint as 'room-occupied', // the texts have a sentence for each constraint
        sentenceArguments(
          { ...breach, sessions: breach.sessions.filter((id) => known.has(id)), facts: facts(breach.facts) },
          names_,
        ),
      ),
    title: (constraint) => said(`${constraint}.title` as 'room-occupied.title'),
    explanation: (constraint) => said(`${constraint}.explanation` as 'room-occupied.explanation'),
    slot,
    room,
    place: (place) =>
      `${moment((slots.get(place.slot)?.from ?? 0) + place.offsetMinutes * MINUTE)} · ${isolated(room(place.room))}`,
  }
}

const TAGS = ['past', 'locked', 'mode:virtual', 'mode:hybrid', 'step_free']
const EQUIPMENT = ['projection', 'hybrid_kit', 'captioning', 'streaming', 'recording', 'hearing_loop']

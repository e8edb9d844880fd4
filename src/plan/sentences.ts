import { pairIn } from '../page/words.ts'
import { MINUTE } from '../platform/clock.ts'
import {
  formatDate,
  formatDay,
  formatList,
  formatOffset,
  formatTime,
  isolated,
  type Language,
  type Localized,
  languageName,
  leftToRight,
  pickText,
} from '../platform/languages/public.ts'
import type { Breach, Placement } from '../scheduling/public.ts'
import { constraintWords } from './constraint-words.ts'
import type { PlanFrame } from './plan-frame.ts'
import { planTexts } from './texts.ts'

/** Day, hour and offset of an instant, as the desk says it. */
export function momentIn(zone: string, language: Language): (at: Date) => string {
  const t = planTexts(language)
  return (at) =>
    t('moment', {
      day: formatDate(at, language, zone, 'weekdayDate'),
      time: formatTime(at, language, zone),
      offset: leftToRight(formatOffset(at, zone)),
    })
}

/** A session as it is named on the desk: its number, its title and the title's language. */
export type SessionName = { readonly number: number; readonly title: string; readonly language: string }

/** What the ids of a problem are called. */
export type NamesOfPlan = {
  readonly sessions: ReadonlyMap<string, SessionName>
  readonly people: ReadonlyMap<string, string>
  readonly rooms: ReadonlyMap<string, Localized>
}

export type Sentences = {
  /** A breach of a constraint in a full sentence. */
  readonly of: (breach: Breach) => string
  readonly title: (constraint: string) => string
  /** What broken rules and unmet wishes are called, each once, as a list inside a sentence. */
  readonly titles: (breaches: readonly Pick<Breach, 'constraint'>[]) => string
  readonly explained: (constraint: string) => string
  readonly slot: (id: string) => string
  readonly room: (id: string) => string
  /** Day, hour and room. */
  readonly place: (place: Pick<Placement, 'room' | 'slot' | 'offsetMinutes'>) => string
}

/** Sentences about the plans of a problem, in the reader's language. */
export function sentencesOf(
  plan: Pick<PlanFrame, 'slots' | 'sessions'>,
  names: NamesOfPlan,
  language: Language,
  zone: string,
): Sentences {
  const t = planTexts(language)
  const said = constraintWords(language)
  const moment = momentIn(zone, language)
  const facts = factsIn(language)
  const slots = new Map(plan.slots.map((slot) => [slot.id, slot]))
  const known = new Set<string>(plan.sessions.map((s) => s.id))
  const at = (id: string, offsetMinutes = 0) => moment(new Date((slots.get(id)?.from ?? 0) + offsetMinutes * MINUTE))
  const room = (id: string) =>
    pickText(names.rooms.get(id), language).text || t('room.online', { number: /\d+$/.exec(id)?.[0] ?? id })
  const named = {
    session: (id: string) => {
      const session = names.sessions.get(id)
      return session ? t('named.session', { number: String(session.number), title: session.title }) : ''
    },
    person: (id: string) => names.people.get(id) ?? t('person.someone'),
    room,
    slot: (id: string) => at(id),
  }
  return {
    of: (breach) => {
      const sessions = breach.sessions.filter((id) => known.has(id))
      return said.sentence({ ...breach, sessions, facts: facts(breach.facts) }, named)
    },
    title: said.title,
    titles: (breaches) =>
      formatList([...new Set(breaches.map((one) => insideSentence(said.title(one.constraint), language)))], language),
    explained: (constraint) => pairIn(language)(said.title(constraint), said.explanation(constraint)),
    slot: at,
    room,
    place: (place) => `${at(place.slot, place.offsetMinutes)} · ${isolated(room(place.room), language)}`,
  }
}

/** A title without its capital, unless it begins with an abbreviation. */
const insideSentence = (title: string, language: Language): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLocaleLowerCase(language) + title.slice(1) : title

const TAGS = ['past', 'locked', 'mode:virtual', 'mode:hybrid', 'step_free'] as const
const EQUIPMENT = ['projection', 'hybrid_kit', 'captioning', 'streaming', 'recording', 'hearing_loop'] as const

/** The facts of a breach with their codes in words; a code nobody has named stays as it is. */
function factsIn(language: Language): (facts: Breach['facts']) => Breach['facts'] {
  const t = planTexts(language)
  const dayOrTag = (code: string) => {
    if (code.startsWith('day:')) return formatDay(code.slice(4), language)
    const tag = TAGS.find((one) => one === code)
    return tag ? t(`tag.${tag}`) : code
  }
  const equipment = (code: string) => {
    const item = EQUIPMENT.find((one) => one === code)
    return item ? t(`equipment.${item}`) : code
  }
  const words: Readonly<Record<string, (code: string) => string>> = {
    tags: dayOrTag,
    languages: (code) => languageName(code, language),
    equipment,
  }
  const inWords = (name: string, codes: string | number) => {
    const word = words[name]
    return word ? formatList([...new Set(String(codes).split(', ').map(word))], language) : codes
  }
  return (facts) => Object.fromEntries(Object.entries(facts).map(([name, codes]) => [name, inWords(name, codes)]))
}

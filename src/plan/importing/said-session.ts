import { createHash } from 'node:crypto'
import type { Names } from '../../forms/public.ts'
import type { Schedule } from '../../interchange/public.ts'
import { fold } from '../../platform/search/fold.ts'
import type { Mode, SaidSession } from '../../sessions/public.ts'
import { MINUTES_UNSAID } from './steps.ts'

type Event = Schedule['events'][number]

/** A mark of all that an import takes of an event's words: the same mark, nothing to write. */
export function hashOfEvent(event: Event): string {
  const { title, abstract, description, languages, durationMinutes, track, type, people } = event
  const said = [title, abstract, description, languages, durationMinutes, track, type]
  const named = people.map(({ guid, name, role, organization }) => [guid, name, role, organization])
  return createHash('sha256')
    .update(JSON.stringify([said, named]))
    .digest('base64url')
}

/** Codes of an edition's terms by what they are called, in any of its languages. */
export function termFinder(names: Names) {
  const codes = new Map<string, string>()
  for (const [vocabulary, terms] of names)
    for (const { code, name } of terms)
      for (const word of [code, ...Object.values(name)]) {
        const key = `${vocabulary} ${fold(word)}`
        if (!codes.has(key)) codes.set(key, code)
      }
  return (vocabulary: string, word: string | null): string | null =>
    word === null ? null : (codes.get(`${vocabulary} ${fold(word)}`) ?? null)
}
type FindTerm = ReturnType<typeof termFinder>

/** What nobody says otherwise a session of another system is. */
const TYPE_UNSAID = 'session'
/** Nobody is kept out by an import: on site and remote. */
const MODE_UNSAID: Mode = 'hybrid'
const ROLE_UNSAID = 'panellist'

/** An event in the words of a session. A kind or a theme the edition has no term for stays as it is written, or is left out. */
export function saidSession(
  event: Event,
  {
    findTerm,
    subjectVocabularies,
    isOnline,
  }: { findTerm: FindTerm; subjectVocabularies: readonly string[]; isOnline: boolean },
): Omit<SaidSession, 'people'> {
  const subject = subjectVocabularies.flatMap((vocabulary) => {
    const term = findTerm(vocabulary, event.track)
    return term ? [`${vocabulary} ${term}`] : []
  })
  return {
    title: event.title,
    language: event.languages[0] ?? 'en',
    abstract: event.abstract ?? event.description ?? '',
    objectives: event.abstract === null ? '' : (event.description ?? ''),
    type: findTerm('session_types', event.type) ?? event.type ?? TYPE_UNSAID,
    mode: isOnline ? 'virtual' : MODE_UNSAID,
    durationMinutes: event.durationMinutes ?? MINUTES_UNSAID,
    workingLanguages: event.languages,
    subjects: subject.slice(0, 1),
  }
}

export const roleOf = (findTerm: FindTerm, role: string | null): string =>
  findTerm('session_roles', role) ?? findTerm('session_roles', role?.split(',')[0] ?? null) ?? ROLE_UNSAID

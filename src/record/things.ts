import type { EditionScope } from '../access/public.ts'
import type { RecordLine } from '../acts/public.ts'
import { pathTo } from '../page/route.ts'
import type { Language } from '../platform/languages/public.ts'

type Shape = { readonly acts: RegExp; readonly at: (subject: string) => readonly string[] }

/** Where the desk shows what an act was about, by the name of the act; what has no page of its own leads nowhere. */
const PAGES: readonly Shape[] = [
  { acts: /^(?:release |decisions released)/, at: (id) => ['desk', 'release', id] },
  { acts: /^(?:session|placement|locked|unlocked)/, at: (number) => ['desk', 'sessions', number] },
  {
    acts: /^(?:schedule (?:asked for|accepted)|search steered)/,
    at: (number) => ['desk', 'programme', 'proposals', number],
  },
  { acts: /^call /, at: () => ['desk', 'calls'] },
  { acts: /^agenda /, at: () => ['agenda'] },
  { acts: /^tag /, at: () => ['desk', 'submissions', 'tags'] },
  { acts: /^reason /, at: () => ['desk', 'submissions', 'reasons'] },
  { acts: /^addresses /, at: () => ['desk', 'submissions'] },
]

const NUMBER = /^\d{1,9}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** The page of the thing a line is about; null when it has none. */
export function pageOf({ act, subject }: RecordLine, edition: EditionScope, language: Language): string | null {
  const to = (...more: readonly string[]) => pathTo(language, edition.slug, ...more)
  if (subject.startsWith(`${edition.submissionPrefix}-`)) return to('desk', 'submissions', subject)
  const shape = PAGES.find(({ acts }) => acts.test(act))
  const path = shape?.at(subject) ?? []
  const named = path.includes(subject)
  if (path.length === 0 || (named && !NUMBER.test(subject) && !UUID.test(subject))) return null
  return to(...path)
}

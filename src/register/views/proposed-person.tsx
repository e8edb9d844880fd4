import type { Answer, Row } from '../../forms/public.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import type { Vocabularies } from './entry.tsx'

/** A person the submission names: part, way of attending, post and organization. */
export function Person({
  language,
  person,
  vocabularies,
  own,
}: {
  language: Language
  person: Row
  vocabularies: Vocabularies
  own: { lang: string; dir: 'ltr' | 'rtl' }
}) {
  const called = (vocabulary: string, code: Answer | undefined) =>
    pickText(vocabularies.get(vocabulary)?.find((t) => t.code === code)?.name, language).text
  const how = [called('session_roles', person.role), called('attendance_modes', person.attendance)]
    .filter(Boolean)
    .join(' · ')
  return (
    <li class="who">
      <span class="avatar" aria-hidden="true" {...own}>
        {initials(person)}
      </span>
      <span>
        <b>
          <bdi {...own}>
            {person.given_name} {person.family_name}
          </bdi>
        </b>
        {how && <small>{how}</small>}
        <small>
          <bdi {...own}>{[person.job_title, person.organization].filter(Boolean).join(', ')}</bdi>
        </small>
      </span>
    </li>
  )
}

/** First letters of given and family name; of a Chinese name, which has no spaces, its first character. */
const initials = (person: Row): string =>
  [person.given_name, person.family_name].map((name) => [...(name ?? '').trim()][0] ?? '').join('')

import { type Answer, type Meant, type Names, namedRows, nameOfPerson, type Question } from '../../forms/public.ts'
import type { Language } from '../../platform/languages/public.ts'

type Own = { lang: string; dir: 'ltr' | 'rtl' }

/** The people an answer names: part, way of attending, post and organization of each. */
export function People({
  language,
  question,
  answer,
  names,
  own,
}: {
  language: Language
  question: Question
  answer: Answer
  names: Names
  own: Own
}) {
  return namedRows(question, answer, { names, language }).map(({ meant, words }) => (
    <Person key={nameOfPerson(meant)} {...{ meant, own }} how={[words['person.role'], words['person.presence']]} />
  ))
}

function Person({ meant, how, own }: { meant: Meant; how: (string | undefined)[]; own: Own }) {
  const said = how.filter(Boolean).join(' · ')
  return (
    <li class="who">
      <span class="avatar" aria-hidden="true" {...own}>
        {initials(meant)}
      </span>
      <span>
        <b>
          <bdi {...own}>{nameOfPerson(meant)}</bdi>
        </b>
        {said && <small>{said}</small>}
        <small>
          <bdi {...own}>{[meant['person.job-title'], meant['person.organization']].filter(Boolean).join(', ')}</bdi>
        </small>
      </span>
    </li>
  )
}

/** First letters of given and family name; of a Chinese name, which has no spaces, its first character. */
const initials = (meant: Meant): string =>
  [meant['person.given-name'], meant['person.family-name']].map((name) => [...(name ?? '').trim()][0] ?? '').join('')

import { type Answer, type Meant, type Names, namedRows, nameOfPerson, type Question } from '../../forms/public.ts'
import { besideIn } from '../../page/words.ts'
import { initialsOf, type Language } from '../../platform/languages/public.ts'

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
    <Person
      key={nameOfPerson(meant)}
      {...{ meant, own, language }}
      how={[words['person.role'], words['person.presence']]}
    />
  ))
}

type PersonProps = { meant: Meant; how: (string | undefined)[]; own: Own; language: Language }

function Person({ meant, how, own, language }: PersonProps) {
  const said = how.filter(Boolean).join(' · ')
  const initials = initialsOf({
    given_name: meant['person.given-name'] ?? null,
    family_name: meant['person.family-name'] ?? null,
  })
  return (
    <li class="who">
      <span class="avatar" aria-hidden="true" {...own}>
        {initials}
      </span>
      <span>
        <b>
          <bdi {...own}>{nameOfPerson(meant)}</bdi>
        </b>
        {said && <small>{said}</small>}
        <small>
          <bdi {...own}>{besideIn(language)(meant['person.job-title'], meant['person.organization'])}</bdi>
        </small>
      </span>
    </li>
  )
}

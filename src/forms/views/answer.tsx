import type { ComponentChildren } from 'preact'
import {
  countryName,
  direction,
  formatDate,
  formatNumber,
  type Language,
  pickText,
} from '../../platform/languages/public.ts'
import type { Answer, FileAnswer, Row } from '../answers.ts'
import type { Question } from '../form.ts'
import { type Names, termName } from '../terms.ts'
import { formsTexts } from '../texts.ts'

type Props = {
  question: Question
  answer: Answer
  names: Names
  language: Language
  written: string
  fileHref?: (f: FileAnswer) => string
}

/** An answer for reading: codes by their names, people's own words in their own language and direction. */
export function AnswerText({ question: q, answer, names, language, written, fileHref }: Props) {
  if (q.type === 'consent') return <>{formsTexts(language)('value.yes')}</>
  if (q.type === 'number') return <>{formatNumber(Number(answer), language)}</>
  if (q.type === 'person_list' || q.type === 'organization')
    return (
      <ul class="plain">
        {(answer as Row[]).map((row, i) => (
          <li key={String(i)}>
            <GroupText row={row} names={names} language={language} written={written} />
          </li>
        ))}
      </ul>
    )
  if (q.type === 'file' || q.type === 'photo')
    return (
      <>
        {lines(
          (answer as FileAnswer[]).map((f) =>
            fileHref ? (
              <a href={fileHref(f)}>
                <bdi>{f.filename}</bdi>
              </a>
            ) : (
              <bdi>{f.filename}</bdi>
            ),
          ),
        )}
      </>
    )
  const values = (Array.isArray(answer) ? answer : [String(answer)]) as string[]
  if (q.type === 'date') return <>{lines(values.map((v) => dayOf(v, language)))}</>
  if (q.type === 'country') return <>{lines(values.map((v) => countryName(v, language)))}</>
  if (q.type === 'vocabulary') return <>{lines(values.map((v) => termName(names, q.vocabulary ?? '', v, language)))}</>
  if (q.options)
    return <>{lines(values.map((v) => pickText(q.options?.find((o) => o.id === v)?.label, language).text || v))}</>
  if (q.type === 'url')
    return (
      <>
        {lines(
          values.map((v) =>
            /^https?:/i.test(v) ? (
              <a href={v} rel="nofollow noreferrer ugc" dir="ltr">
                {v}
              </a>
            ) : (
              <bdi>{v}</bdi>
            ),
          ),
        )}
      </>
    )
  if (q.type === 'email') return <bdi dir="ltr">{values[0]}</bdi>
  const of = q.language ?? written
  return q.type === 'long_text' ? (
    String(values[0])
      .split(/\n{2,}/)
      .map((paragraph, i) => (
        <p class="voice voice--s" lang={of} dir={direction(of)} key={String(i)}>
          {lines(paragraph.split('\n'))}
        </p>
      ))
  ) : (
    <bdi lang={of}>{values[0]}</bdi>
  )
}

const dayOf = (day: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
    ? formatDate(new Date(`${day}T12:00:00Z`), language, 'UTC')
    : day

const lines = (items: ComponentChildren[]) =>
  items.flatMap((item, i) => (i === 0 ? [item] : [<br key={String(i)} />, item]))

/** One person or organization: the name first, then what it does here. */
function GroupText({ row, names, language, written }: { row: Row; names: Names; language: Language; written: string }) {
  const name = row.name ?? [row.honorific, row.given_name, row.family_name].filter(Boolean).join(' ')
  const about = [
    row.role && termName(names, 'session_roles', row.role, language),
    row.attendance && termName(names, 'attendance_modes', row.attendance, language),
    row.stakeholder_type && !row.role && termName(names, 'stakeholder_types', row.stakeholder_type, language),
    row.country && countryName(row.country, language),
  ].filter(Boolean)
  return (
    <>
      <b>
        <bdi lang={written}>{name}</bdi>
      </b>
      {row.job_title && (
        <small>
          {', '}
          <bdi lang={written}>{row.job_title}</bdi>
        </small>
      )}
      {row.organization && (
        <small>
          {', '}
          <bdi lang={written}>{row.organization}</bdi>
        </small>
      )}
      {about.length > 0 && <small> · {about.join(' · ')}</small>}
      {row.email && (
        <small>
          {' '}
          · <bdi dir="ltr">{row.email}</bdi>
        </small>
      )}
    </>
  )
}

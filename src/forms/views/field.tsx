import { Icon } from '../../page/parts/icons.tsx'
import { formatNumber, type Language, pickText } from '../../platform/languages/public.ts'
import { type Answer, type Answers, type Fault, type FileAnswer, isList } from '../answers.ts'
import type { Question } from '../form.ts'
import { MOST_CHARACTERS } from '../read-section.ts'
import type { Names } from '../terms.ts'
import { formsTexts } from '../texts.ts'
import { countCharacters, countWords } from '../words.ts'
import { Choices, countries, optionsOf, Select } from './controls/choices.tsx'
import { Files } from './controls/files.tsx'
import { Groups } from './controls/groups.tsx'
import { Lines } from './controls/lines.tsx'
import { type Common, LongText, ShortText } from './controls/text.tsx'
import { faultText } from './fault.tsx'

export type FieldProps = {
  question: Question
  answers: Answers
  faults: readonly Fault[]
  names: Names
  language: Language
  written: string
  /** Rows to show beyond those filled in. */
  extraRows: number
  /** The question this one hangs on, if it hangs on one of the same page: a script shows and hides it as the answer changes. */
  hangsOn?: { question: string; answers: readonly string[]; words: string; state: 'asked' | 'open' | 'not-asked' }
  organizationList: string
}

const labelOf = (q: Question, language: Language) => pickText(q.label, language).text

const isGroup = (q: Question) =>
  isList(q) ||
  q.type === 'single_choice' ||
  q.type === 'person_list' ||
  q.type === 'organization' ||
  q.type === 'consent'

/** One question with its label, help, error, control, count and who will see the answer. */
export function Field(props: FieldProps) {
  const { question: q, faults, language, hangsOn } = props
  const t = formsTexts(language)
  const own = faults.filter((f) => f.question === q.id && f.field === undefined)
  const wrong = own.length > 0
  const describedBy = [q.help && `${q.id}-help`, wrong && `${q.id}-error`].filter(Boolean).join(' ')
  const heading = (
    <>
      {labelOf(q, language)} {!q.required && <span class="field__opt">({t('field.optional')})</span>}
    </>
  )
  const help = q.help && (
    <p class="field__help" id={`${q.id}-help`}>
      {pickText(q.help, language).text}
    </p>
  )
  const inside = (
    <>
      {hangsOn?.state === 'open' && (
        <p class="field__help field__if">{t('field.only-if', { answers: hangsOn.words })}</p>
      )}
      {q.type !== 'consent' && help}
      {own.map((fault) => (
        <p class="error" id={`${q.id}-error`} key={fault.code}>
          <Icon name="wrong" /> <span>{faultText(fault, language)}</span>
        </p>
      ))}
      <input type="hidden" name="_asked" value={q.id} />
      <Control {...props} describedBy={describedBy || undefined} wrong={wrong} />
      {q.type === 'consent' && help}
      <p class="field__seen">
        <Counted {...props} />
        <span>{t(`field.visibility.${q.visibility}`)}</span>
      </p>
    </>
  )
  const outside = {
    class: ['field', wrong && 'has-error', isWide(props) && 'field--wide'].filter(Boolean).join(' '),
    hidden: hangsOn?.state === 'not-asked',
    'data-if': hangsOn && `${hangsOn.question} ${hangsOn.answers.join(' ')}`,
  }
  return isGroup(q) ? (
    <fieldset {...outside} id={q.id} tabindex={-1} aria-describedby={describedBy || undefined}>
      <legend class={q.type === 'consent' ? 'hidden' : undefined}>{heading}</legend>
      {inside}
    </fieldset>
  ) : (
    <div {...outside}>
      <label class="field__label" for={q.id}>
        {heading}
      </label>
      {inside}
    </div>
  )
}

/** People, organizations and long lists of choices take the whole width beside the parts. */
const isWide = ({ question: q, names, language }: FieldProps) =>
  q.type === 'person_list' ||
  q.type === 'organization' ||
  ((q.multiple || q.type === 'multi_choice') && optionsOf(q, names, language).length > 6)

/** How much is written or chosen of what may be; a script only counts sooner. */
function Counted({ question: q, answers, language, written }: FieldProps) {
  const t = formsTexts(language)
  const { max_words, max_chars, min_chars, max_items } = q.limits ?? {}
  const answer = answers[q.id]
  const text = typeof answer === 'string' ? answer : ''
  const number = (n: number) => formatNumber(n, language)
  if (max_words !== undefined) {
    const words = text.length > MOST_CHARACTERS ? 0 : countWords(text, q.language ?? written)
    return (
      <span class={words > max_words ? 'count is-over' : 'count'}>
        <b id={`${q.id}-count`}>{number(words)}</b> {t('field.words', { max: max_words })}
        <span class="count__over">
          {' '}
          · {t('field.over')} <b>{number(Math.max(words - max_words, 0))}</b>
        </span>
      </span>
    )
  }
  if (max_chars !== undefined && (min_chars !== undefined || countCharacters(text, written) > max_chars * 0.8))
    return (
      <span class="count">
        <b>{number(countCharacters(text, written))}</b> {t('field.characters', { max: max_chars })}
      </span>
    )
  const mayChoose = isList(q) && (q.type === 'vocabulary' || q.type === 'multi_choice')
  if (mayChoose && max_items !== undefined)
    return (
      <span class="count" data-chosen={q.id} data-most={max_items}>
        {t('field.chosen')} <b>{number(Array.isArray(answer) ? answer.length : 0)}</b> / {number(max_items)}
      </span>
    )
  return null
}

function Control(props: FieldProps & { describedBy: string | undefined; wrong: boolean }) {
  const {
    question: q,
    answers,
    language,
    written,
    describedBy,
    wrong,
    names,
    extraRows: extra,
    organizationList,
  } = props
  const answer = answers[q.id]
  const text = typeof answer === 'string' || typeof answer === 'number' ? String(answer) : ''
  const chosen = Array.isArray(answer) ? (answer as string[]) : []
  const common: Common = {
    class: 'input',
    id: q.id,
    name: q.id,
    'aria-describedby': describedBy,
    'aria-invalid': wrong || undefined,
  }
  switch (q.type) {
    case 'long_text':
      return <LongText {...{ q, common, text }} language={q.language ?? written} />
    case 'short_text':
    case 'email':
    case 'number':
      return <ShortText {...{ q, common, text }} language={q.language ?? written} />
    case 'country':
      return <Select {...{ common, language }} value={text} options={countries(names, language)} />
    case 'single_choice':
      return <Choices type="radio" q={q} chosen={[text]} options={optionsOf(q, names, language)} />
    case 'multi_choice':
      return <Choices type="checkbox" q={q} chosen={chosen} options={optionsOf(q, names, language)} />
    case 'vocabulary':
      return q.multiple ? (
        <Choices type="checkbox" q={q} chosen={chosen} options={optionsOf(q, names, language)} />
      ) : (
        <Select {...{ common, language }} value={text} options={optionsOf(q, names, language)} />
      )
    case 'consent':
      return (
        <label class="choice">
          <input type="checkbox" name={q.id} value="yes" checked={answer === true} />
          <span>{labelOf(q, language)}</span>
        </label>
      )
    case 'date':
    case 'url':
      return <Lines {...{ q, answer, extra, describedBy, wrong, language }} label={labelOf(q, language)} />
    case 'person_list':
    case 'organization':
      return <Groups {...{ q, answer, names, language, written, extra, organizationList }} faults={props.faults} />
    default:
      return (
        <Files {...{ q, wrong, language }} describedBy={describedBy ?? ''} files={(answer as FileAnswer[]) ?? []} />
      )
  }
}

/** A short mark of each answer as the page shows it, by which the server later tells what this page changed. */
export const marksText = (
  questions: readonly Question[],
  answers: Answers,
  mark: (answer: Answer | undefined) => string,
): string => questions.map((q) => `${q.id}:${mark(answers[q.id])}`).join(' ')

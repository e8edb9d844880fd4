import type { ComponentChildren } from 'preact'
import type { Question } from '../../consultation/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { countryName, direction, formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import { type Answer, type Answers, type Fault, type FileAnswer, isList, type Row } from '../answers.ts'
import { shortType } from '../attach-file.ts'
import type { GroupField } from '../group-fields.ts'
import { groupFields, MOST_CHARACTERS } from '../read-section.ts'
import { submissionsTexts } from '../texts.ts'
import { countWords } from '../words.ts'
import { type Names, termName } from './answer.tsx'

export type FieldProps = {
  question: Question
  answers: Answers
  faults: readonly Fault[]
  names: Names
  language: Language
  written: string
  /** Rows to show beyond those filled in. */
  extraRows: number
}

export function faultText(fault: Fault, language: Language): string {
  const t = submissionsTexts(language)
  const facts = Object.fromEntries(
    Object.entries(fault.facts).map(([k, v]) => [
      k,
      typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v)
        ? formatDate(new Date(`${v}T12:00:00Z`), language, 'UTC')
        : v,
    ]),
  )
  return t(`fault.${fault.code}`, facts)
}

export const fieldId = (fault: Pick<Fault, 'question' | 'row' | 'field'>): string =>
  fault.field === undefined ? fault.question : `${fault.question}.${fault.row}.${fault.field}`

const labelOf = (q: Question, language: Language) => pickText(q.label, language).text

/** One question with its label, help, error, control and who will see the answer. */
export function Field(props: FieldProps) {
  const { question: q, faults, language } = props
  const t = submissionsTexts(language)
  const own = faults.filter((f) => f.question === q.id && f.field === undefined)
  const group = isGroup(q)
  const heading = (
    <>
      {labelOf(q, language)} {!q.required && <span class="field__opt">({t('field.optional')})</span>}
    </>
  )
  const about = (
    <>
      {q.help && (
        <p class="field__help" id={`${q.id}-help`}>
          {pickText(q.help, language).text}
        </p>
      )}
      {own.map((fault) => (
        <p class="error" id={`${q.id}-error`} key={fault.code}>
          <Icon name="wrong" /> <span>{faultText(fault, language)}</span>
        </p>
      ))}
    </>
  )
  const body = (
    <>
      <input type="hidden" name="_asked" value={q.id} />
      <Control
        {...props}
        describedBy={[q.help && `${q.id}-help`, own.length > 0 && `${q.id}-error`].filter(Boolean).join(' ')}
        wrong={own.length > 0}
      />
      <Seen {...props} />
    </>
  )
  return group ? (
    <fieldset class={own.length > 0 ? 'field has-error' : 'field'} id={q.id} tabindex={-1}>
      <legend>{heading}</legend>
      {about}
      {body}
    </fieldset>
  ) : (
    <div class={own.length > 0 ? 'field has-error' : 'field'}>
      <label class="field__label" for={q.id}>
        {heading}
      </label>
      {about}
      {body}
    </div>
  )
}

const isGroup = (q: Question) =>
  isList(q) ||
  q.type === 'single_choice' ||
  q.type === 'person_list' ||
  q.type === 'organization' ||
  q.type === 'consent'

function Seen({ question: q, answers, language, written }: FieldProps) {
  const t = submissionsTexts(language)
  const max = q.limits?.max_words
  const text = typeof answers[q.id] === 'string' ? (answers[q.id] as string) : ''
  const words = max === undefined || text.length > MOST_CHARACTERS ? 0 : countWords(text, q.language ?? written)
  return (
    <p class="field__seen">
      {max !== undefined && (
        <span class={words > max ? 'count is-over' : 'count'}>
          <b id={`${q.id}-count`}>{words}</b> {t('field.words', { max })}
        </span>
      )}
      <span>{t(`field.visibility.${q.visibility}`)}</span>
    </p>
  )
}

type ControlProps = FieldProps & { describedBy: string; wrong: boolean }

function Control(props: ControlProps) {
  const { question: q, answers, language, written, describedBy, wrong, names } = props
  const answer = answers[q.id]
  const of = q.language ?? written
  const text = typeof answer === 'string' || typeof answer === 'number' ? String(answer) : ''
  const common = {
    class: 'input',
    id: q.id,
    name: q.id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': wrong || undefined,
  } as const
  switch (q.type) {
    case 'long_text':
      return (
        <textarea
          {...common}
          rows={q.limits?.max_words && q.limits.max_words < 160 ? 5 : 8}
          lang={of}
          dir={direction(of)}
          data-max-words={q.limits?.max_words}
        >
          {`\n${text}`}
        </textarea>
      )
    case 'short_text':
      return (
        <input
          {...common}
          type="text"
          value={text}
          lang={of}
          dir="auto"
          autocomplete={q.id === 'submitter_name' ? 'name' : undefined}
        />
      )
    case 'email':
      return (
        <input
          {...common}
          type="text"
          inputmode="email"
          dir="ltr"
          value={text}
          autocomplete={q.id === 'submitter_email' ? 'email' : undefined}
          spellcheck={false}
        />
      )
    case 'number':
      return <input {...common} class="input input--s" type="text" inputmode="numeric" dir="ltr" value={text} />
    case 'country':
      return <Select common={common} value={text} options={countries(names, language)} language={language} />
    case 'single_choice':
      return <Choices type="radio" q={q} chosen={[text]} options={optionsOf(q, names, language)} />
    case 'multi_choice':
      return (
        <Choices type="checkbox" q={q} chosen={(answer as string[]) ?? []} options={optionsOf(q, names, language)} />
      )
    case 'vocabulary':
      return q.multiple ? (
        <Choices type="checkbox" q={q} chosen={(answer as string[]) ?? []} options={optionsOf(q, names, language)} />
      ) : (
        <Select common={common} value={text} options={optionsOf(q, names, language)} language={language} />
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
      return <Lines {...props} />
    case 'person_list':
    case 'organization':
      return <Rows {...props} />
    default:
      return <Files question={q} files={(answer as FileAnswer[]) ?? []} language={language} />
  }
}

type Option = { value: string; label: string }

const countries = (names: Names, language: Language): Option[] =>
  (names.get('countries') ?? [])
    .map((c) => ({ value: c.code, label: countryName(c.code, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))

function optionsOf(q: Question, names: Names, language: Language): Option[] {
  if (q.options) return q.options.map((o) => ({ value: o.id, label: pickText(o.label, language).text }))
  return (names.get(q.vocabulary ?? '') ?? [])
    .filter((t) => Object.entries(q.filter ?? {}).every(([k, v]) => t.details[k] === v))
    .map((t) => ({ value: t.code, label: termName(names, q.vocabulary ?? '', t.code, language) }))
}

/** A value that is not on offer stays visible as typed, so that nothing is lost by looking at it. */
function Select({
  common,
  value,
  options,
  language,
}: {
  common: object
  value: string
  options: Option[]
  language: Language
}) {
  return (
    <select {...common}>
      <option value="">{submissionsTexts(language)('field.choose')}</option>
      {value !== '' && !options.some((o) => o.value === value) && (
        <option value={value} selected>
          {value}
        </option>
      )}
      {options.map((o) => (
        <option value={o.value} key={o.value} selected={o.value === value}>
          {o.label}
        </option>
      ))}
    </select>
  )
}

function Choices({
  type,
  q,
  chosen,
  options,
}: {
  type: 'radio' | 'checkbox'
  q: Question
  chosen: string[]
  options: Option[]
}) {
  return (
    <div class={options.length > 6 ? 'choices choices--two' : 'choices'}>
      {options.map((o) => (
        <label class="choice" key={o.value}>
          <input type={type} name={q.id} value={o.value} checked={chosen.includes(o.value)} />
          <span>{o.label}</span>
        </label>
      ))}
    </div>
  )
}

/** Several lines of one kind: as many as are filled in and one more, up to the most allowed. */
function Lines({ question: q, answers, extraRows, language }: ControlProps) {
  const given = answers[q.id]
  const values = Array.isArray(given) ? (given as string[]) : typeof given === 'string' && given !== '' ? [given] : []
  const most = isList(q) ? (q.limits?.max_items ?? 10) : 1
  const count = Math.max(
    Math.min(
      values.length + (isList(q) ? 1 + extraRows : 1 - Math.min(values.length, 1)),
      Math.max(most, values.length),
    ),
    1,
  )
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <input
          key={String(i)}
          class={q.type === 'date' ? 'input input--s' : 'input'}
          id={i === 0 && !isList(q) ? q.id : `${q.id}-${i}`}
          name={q.id}
          {...(q.type === 'date'
            ? { type: 'date' as const, min: q.limits?.min, max: q.limits?.max }
            : { type: 'text' as const, inputmode: 'url' as const })}
          dir="ltr"
          value={values[i] ?? ''}
          aria-label={`${labelOf(q, language)} ${i + 1}`}
        />
      ))}
      {count < most && <Button does={`add ${q.id}`}>{submissionsTexts(language)('button.add')}</Button>}
    </>
  )
}

const Button = ({ does, children }: { does: string; children: ComponentChildren }) => (
  <button type="submit" class="btn btn--quiet" name="_do" value={does}>
    {children}
  </button>
)

/** People or organizations, one block each; adding and taking away are ordinary posts that keep everything typed. */
function Rows({ question: q, answers, faults, names, language, written, extraRows }: ControlProps) {
  const t = submissionsTexts(language)
  const rows = (answers[q.id] as Row[] | undefined) ?? []
  const least = Math.max(q.limits?.min_items ?? 1, 1)
  const most = q.limits?.max_items ?? (q.type === 'organization' ? 1 : 10)
  const count = Math.max(least, Math.min(rows.length + extraRows, most), rows.length)
  const word = q.type === 'person_list' ? 'person.n' : 'organization.n'
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <div class="stack field" key={String(i)}>
          {most > 1 && (
            <h3 class="small">
              {t(word, { n: i + 1 })}{' '}
              {rows[i] && (
                <button type="submit" class="btn btn--quiet" name="_do" value={`remove ${q.id} ${i}`}>
                  {t('button.remove')}
                  <span class="hidden"> {t(word, { n: i + 1 })}</span>
                </button>
              )}
            </h3>
          )}
          {groupFields(q).map((field) => (
            <RowField
              key={field.id}
              {...{ q, field, names, language, written }}
              id={`${q.id}.${i}.${field.id}`}
              value={rows[i]?.[field.id] ?? ''}
              fault={faults.find((f) => f.question === q.id && f.row === i && f.field === field.id)}
            />
          ))}
        </div>
      ))}
      {count < most && (
        <Button does={`add ${q.id}`}>{t(q.type === 'person_list' ? 'button.add-person' : 'button.add')}</Button>
      )}
    </>
  )
}

type RowFieldProps = {
  q: Question
  field: GroupField
  id: string
  value: string
  fault: Fault | undefined
  names: Names
  language: Language
  written: string
}

function RowField({ q, field, id, value, fault, names, language, written }: RowFieldProps) {
  const t = submissionsTexts(language)
  const label = t(
    q.type === 'organization'
      ? (`group.organization.${field.id}` as 'group.organization.name')
      : (`group.${field.id}` as 'group.email'),
  )
  const common = {
    class: 'input',
    id,
    name: id,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': fault ? `${id}-error` : undefined,
  } as const
  const options =
    field.type === 'country'
      ? countries(names, language)
      : (names.get(field.vocabulary ?? '') ?? [])
          .filter((term) => field.id !== 'role' || !q.roles || q.roles.includes(term.code))
          .map((term) => ({ value: term.code, label: termName(names, field.vocabulary ?? '', term.code, language) }))
  return (
    <div class={fault ? 'has-error' : undefined}>
      <label class="field__label" for={id}>
        {label} {!field.required && <span class="field__opt">({t('field.optional')})</span>}
      </label>
      {fault && (
        <p class="error" id={`${id}-error`}>
          <Icon name="wrong" /> <span>{faultText(fault, language)}</span>
        </p>
      )}
      {field.type === 'country' || field.type === 'vocabulary' ? (
        <Select common={common} value={value} options={options} language={language} />
      ) : field.type === 'long_text' ? (
        <textarea {...common} rows={4} lang={written} dir="auto">{`\n${value}`}</textarea>
      ) : (
        <input {...common} type="text" value={value} dir={field.type === 'short_text' ? 'auto' : 'ltr'} />
      )}
      {field.visibility !== 'public' && <p class="field__seen">{t(`field.visibility.${field.visibility}`)}</p>}
    </div>
  )
}

function Files({ question: q, files, language }: { question: Question; files: FileAnswer[]; language: Language }) {
  const t = submissionsTexts(language)
  const { max_items = 1, max_bytes = 0, media_types = [] } = q.limits ?? {}
  return (
    <>
      {files.map((f) => (
        <p key={f.sha256}>
          <bdi>{f.filename}</bdi>{' '}
          <button type="submit" class="btn btn--quiet" name="_do" value={`remove ${q.id} ${f.sha256}`}>
            {t('button.remove')}
            <span class="hidden"> {f.filename}</span>
          </button>
        </p>
      ))}
      {files.length < max_items && (
        <input
          class="input"
          type="file"
          id={q.id}
          name={q.id}
          accept={media_types.join(',')}
          multiple={max_items > 1}
        />
      )}
      <p class="field__help">
        {t('field.file.limits', {
          count: max_items,
          megabytes: Math.floor(max_bytes / 1048576),
          types: media_types.map(shortType).join(', '),
        })}
      </p>
    </>
  )
}

export const marksText = (
  questions: readonly Question[],
  answers: Answers,
  mark: (answer: Answer | undefined) => string,
): string => questions.map((q) => `${q.id}:${mark(answers[q.id])}`).join(' ')

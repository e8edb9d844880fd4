import { Icon } from '../../../page/parts/icons.tsx'
import type { Language } from '../../../platform/languages/public.ts'
import type { Answer, Fault, Row } from '../../answers.ts'
import type { Question } from '../../form.ts'
import { type GroupField, groupLabel } from '../../group-fields.ts'
import { groupFields } from '../../read-section.ts'
import { type Names, termName } from '../../terms.ts'
import { formsTexts } from '../../texts.ts'
import { faultText } from '../fault.tsx'
import { countries, Select } from './choices.tsx'

type Props = {
  q: Question
  answer: Answer | undefined
  faults: readonly Fault[]
  names: Names
  language: Language
  written: string
  extra: number
  /** The list of known organizations in the page, to pick a name from. */
  organizationList: string
}

/** People or organizations, one block each; adding and taking away are ordinary posts that keep everything typed. */
export function Groups({ q, answer, faults, names, language, written, extra, organizationList }: Props) {
  const t = formsTexts(language)
  const rows = (answer as Row[] | undefined) ?? []
  const least = Math.max(q.limits?.min_items ?? 1, 1)
  const most = q.limits?.max_items ?? (q.type === 'organization' ? 1 : 10)
  const count = Math.max(least, Math.min(rows.length + extra, most), rows.length)
  const numbered = (n: number) => t(q.type === 'person_list' ? 'person.n' : 'organization.n', { n })
  return (
    <>
      {Array.from({ length: count }, (_, i) => {
        const fields = (
          <div class="group__fields">
            {groupFields(q).map((field) => (
              <GroupInput
                key={field.id}
                {...{ q, field, names, language, written, organizationList }}
                id={`${q.id}.${i}.${field.id}`}
                value={rows[i]?.[field.id] ?? ''}
                fault={faults.find((f) => f.question === q.id && f.row === i && f.field === field.id)}
              />
            ))}
          </div>
        )
        return most === 1 ? (
          <div class="group" key={String(i)}>
            {fields}
          </div>
        ) : (
          <fieldset class="group group--many" key={String(i)} id={`${q.id}.${i}`}>
            <legend>{numbered(i + 1)}</legend>
            {fields}
            {rows[i] && (
              <button type="submit" class="btn btn--quiet" name="_do" value={`remove ${q.id} ${i}`}>
                {t('button.remove')}
                <span class="hidden"> {numbered(i + 1)}</span>
              </button>
            )}
          </fieldset>
        )
      })}
      {count < most && (
        <button type="submit" class="btn btn--second" name="_do" value={`add ${q.id}`}>
          {t(q.type === 'person_list' ? 'button.add-person' : 'button.add')}
        </button>
      )}
    </>
  )
}

type InputProps = {
  q: Question
  field: GroupField
  id: string
  value: string
  fault: Fault | undefined
  names: Names
  language: Language
  written: string
  organizationList: string
}

function GroupInput({ q, field, id, value, fault, names, language, written, organizationList }: InputProps) {
  const t = formsTexts(language)
  const common = {
    class: 'input',
    id,
    name: id,
    'aria-invalid': fault ? (true as const) : undefined,
    'aria-describedby': fault ? `${id}-error` : undefined,
  }
  return (
    <div
      class={[field.type === 'long_text' && 'group__wide', fault && 'has-error'].filter(Boolean).join(' ') || undefined}
    >
      <label class="group__label" for={id}>
        {groupLabel(q, field.id, language)} {!field.required && <span class="field__opt">({t('field.optional')})</span>}
      </label>
      {fault && (
        <p class="error" id={`${id}-error`}>
          <Icon name="wrong" /> <span>{faultText(fault, language)}</span>
        </p>
      )}
      {field.type === 'country' || field.type === 'vocabulary' ? (
        <Select common={common} value={value} options={offered(q, field, names, language)} language={language} />
      ) : field.type === 'long_text' ? (
        <textarea {...common} rows={4} lang={written} dir="auto">{`\n${value}`}</textarea>
      ) : (
        <input
          {...common}
          type="text"
          value={value}
          dir={field.type === 'short_text' ? 'auto' : 'ltr'}
          list={q.type === 'organization' && field.id === 'name' ? organizationList : undefined}
        />
      )}
      {field.visibility !== 'public' && <p class="field__seen">{t(`field.visibility.${field.visibility}`)}</p>}
    </div>
  )
}

const offered = (q: Question, field: GroupField, names: Names, language: Language) =>
  field.type === 'country'
    ? countries(names, language)
    : (names.get(field.vocabulary ?? '') ?? [])
        .filter((term) => field.id !== 'role' || !q.roles || q.roles.includes(term.code))
        .map((term) => ({ value: term.code, label: termName(names, field.vocabulary ?? '', term.code, language) }))

import { formatNumber, type Language } from '../../platform/languages/public.ts'
import type { Question } from '../form.ts'
import { formsTexts } from '../texts.ts'
import { KINDS } from './all.ts'
import { broken } from './broken.tsx'
import type { AnyKind, Opens, Option } from './kind.ts'
import { type ControlProps, type Look, look, simple } from './look.ts'

type Props = ControlProps<string[]>

/** From this many options on they stand in two columns and take the whole width. */
const MANY = 6

/** A value that is not on offer stays visible as typed, so that nothing is lost by looking at it. */
export function Select({
  common,
  value,
  options,
  language,
}: {
  common: object
  value: string
  options: readonly Option[]
  language: Language
}) {
  return (
    <select {...common}>
      <option value="">{formsTexts(language)('field.choose')}</option>
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

/** All that is on offer, in sight at once; one or several may be chosen. */
function Choices({
  type,
  q,
  chosen,
  options,
}: {
  type: 'radio' | 'checkbox'
  q: Question
  chosen: readonly string[]
  options: readonly Option[]
}) {
  return (
    <div class={options.length > MANY ? 'choices choices--two' : 'choices'}>
      {options.map((o) => (
        <label class="choice" key={o.value}>
          <input type={type} name={q.id} value={o.value} checked={chosen.includes(o.value)} />
          <span>{o.label}</span>
        </label>
      ))}
    </div>
  )
}

function Chosen({ q, given, reader: { language } }: Props) {
  const most = q.limits?.max_items
  if (most === undefined) return null
  return (
    <span class="count" data-chosen={q.id} data-most={most}>
      {formsTexts(language).parts('field.chosen', {
        count: <b>{formatNumber(given.length, language)}</b>,
        max: formatNumber(most, language),
      })}
    </span>
  )
}

const choices = (of: AnyKind & Opens<string[]>, type: 'radio' | 'checkbox'): Look<string[]> => ({
  ...simple,
  frame: () => 'group',
  wide: (q, reader) => type === 'checkbox' && of.offered(q, reader).length > MANY,
  counted: (props) => type === 'checkbox' && <Chosen {...props} />,
  control: ({ q, given, reader }) => <Choices {...{ q, type }} chosen={given} options={of.offered(q, reader)} />,
  show: named(of),
})

const select = (of: AnyKind & Opens<string[]>): Look<string[]> => ({
  ...simple,
  control: ({ q, common, given, reader }) => (
    <Select {...{ common }} value={given[0] ?? ''} options={of.offered(q, reader)} language={reader.language} />
  ),
  show: named(of),
})

/** Each value by its name, one below the other. */
const named =
  (of: AnyKind): Look<string[]>['show'] =>
  ({ q, given, reader }) =>
    broken(given.map((value) => of.words(q, value, reader)))

/** A list of boxes where several terms may be chosen, otherwise a list to open. */
const terms = (q: Question): Look<string[]> =>
  q.multiple ? choices(KINDS.vocabulary, 'checkbox') : select(KINDS.vocabulary)

export const country = look(KINDS.country, select(KINDS.country))
export const singleChoice = look(KINDS.single_choice, choices(KINDS.single_choice, 'radio'))
export const multiChoice = look(KINDS.multi_choice, choices(KINDS.multi_choice, 'checkbox'))
export const vocabulary = look(KINDS.vocabulary, {
  ...simple,
  frame: (q) => terms(q).frame(q),
  wide: (q, reader) => terms(q).wide(q, reader),
  counted: (props) => terms(props.q).counted(props),
  control: (props) => terms(props.q).control(props),
  show: named(KINDS.vocabulary),
})

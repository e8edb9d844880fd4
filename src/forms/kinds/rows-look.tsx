import { Icon } from '../../page/parts/icons.tsx'
import { pickText } from '../../platform/languages/public.ts'
import type { Fault, Row } from '../answers.ts'
import { type FieldMeaning, fieldsOf, fieldThatMeans, meantBy, NONE_OF_THEM, PICKED } from '../fields.ts'
import type { Field, FieldType, Question } from '../form.ts'
import { formsTexts } from '../texts.ts'
import { faultText } from '../views/fault.tsx'
import { Labelled } from '../views/labelled.tsx'
import { KINDS } from './all.ts'
import type { AnyKind, Opens, Reader } from './kind.ts'
import { type ControlProps, type Look, look, type ShownProps, simple } from './look.ts'
import { Select } from './options-look.tsx'
import { ORGANIZATIONS, PEOPLE } from './people.ts'
import { type Group, mostOf, optionsOfField } from './rows.ts'
import { valueFor } from './value.ts'

type Props = ControlProps<Row[]> & { group: Group }

/** People or organizations, one block each; adding and taking away are ordinary posts that keep everything typed. */
function Groups(props: Props) {
  const { q, given, extra, group, reader } = props
  const least = Math.max(q.limits?.min_items ?? 1, 1)
  const most = mostOf(group, q)
  const count = Math.max(least, Math.min(given.length + extra, most), given.length)
  return (
    <>
      {Array.from({ length: count }, (_, i) =>
        most === 1 ? (
          <div class="group" key={String(i)}>
            <Fields {...props} row={i} />
          </div>
        ) : (
          <OneOfMany {...props} key={String(i)} row={i} />
        ),
      )}
      {count < most && (
        <button type="submit" class="btn btn--second" name="_do" value={`add ${q.id}`}>
          {formsTexts(reader.language)(group.add)}
        </button>
      )}
    </>
  )
}

function OneOfMany(props: Props & { row: number }) {
  const { q, given, group, reader, row } = props
  const t = formsTexts(reader.language)
  const numbered = t(group.numbered, { n: row + 1 })
  return (
    <fieldset class="group group--many" id={`${q.id}.${row}`}>
      <legend>{numbered}</legend>
      <Fields {...props} />
      {given[row] && (
        <button type="submit" class="btn btn--quiet" name="_do" value={`remove ${q.id} ${row}`}>
          {t('button.remove')}
          <span class="hidden"> {numbered}</span>
        </button>
      )}
    </fieldset>
  )
}

const Fields = (props: Props & { row: number }) => (
  <div class="group__fields">
    {fieldsOf(props.q).map((field) => (
      <GroupField key={field.id} {...props} field={field} />
    ))}
  </div>
)

type FieldProps = Props & { row: number; field: Field }

function GroupField(props: FieldProps) {
  const { q, row, field, faults, reader } = props
  const t = formsTexts(reader.language)
  const id = `${q.id}.${row}.${field.id}`
  const fault = faults.find((f) => f.question === q.id && f.row === row && f.field === field.id)
  const kinds = [field.type === 'long_text' && 'group__wide', fault && 'has-error'].filter(Boolean)
  return (
    <div class={kinds.join(' ') || undefined}>
      <label class="group__label" for={id}>
        <Labelled language={reader.language} required={field.required}>
          {pickText(field.label, reader.language).text}
        </Labelled>
      </label>
      {fault && (
        <p class="error" id={`${id}-error`}>
          <Icon name="wrong" /> <span>{faultText(fault, reader.language)}</span>
        </p>
      )}
      <FieldControl {...props} {...{ id, fault }} />
      {field.visibility !== 'public' && <p class="field__seen">{t(`field.visibility.${field.visibility}`)}</p>}
    </div>
  )
}

function FieldControl({ id, fault, ...props }: FieldProps & { id: string; fault: Fault | undefined }) {
  const common = {
    class: 'input',
    id,
    name: id,
    'aria-invalid': fault ? (true as const) : undefined,
    'aria-describedby': fault ? `${id}-error` : undefined,
  }
  return <>{FIELDS[props.field.type]({ ...props, common, value: props.given[props.row]?.[props.field.id] ?? '' })}</>
}

type Control = (props: FieldProps & { common: object; value: string }) => preact.ComponentChild

const chosen: Control = ({ q, field, reader, common, value }) => (
  <Select {...{ common, value }} options={optionsOfField(q, field, reader)} language={reader.language} />
)

const line =
  (dir: 'auto' | 'ltr'): Control =>
  ({ common, value }) => <input {...common} type="text" value={value} dir={dir} />

/** An organization's name may be picked from those known; picking one brings what is known of it. */
const lineOrKnown: Control = (props) => {
  const { q, row, field, common, value, organizationList } = props
  return field.means === 'organization.name' ? (
    <>
      <input {...common} type="text" value={value} dir="auto" list={organizationList} data-brings={brings(q, row)} />
      <Picked {...props} />
    </>
  ) : (
    <input {...common} type="text" value={value} dir="auto" />
  )
}

/**
 * Which known organization is meant: asked wherever the name is like one of theirs, because a name alone never says it. A script keeps
 * what was picked from the list while typing.
 */
function Picked({ q, row, given, value, reader, likeOrganizations }: FieldProps & { value: string }) {
  const name = `${q.id}.${row}.${PICKED}`
  const picked = given[row]?.[PICKED] ?? ''
  const offered = likeOrganizations(value)
  const t = formsTexts(reader.language)
  if (offered.length === 0) return <input type="hidden" name={name} id={name} value="" />
  return (
    <fieldset class="mt-3">
      <legend class="group__label">{t('organization.which')}</legend>
      <div class="choices">
        {offered.map(({ id, label }) => (
          <label class="choice" key={id}>
            <input type="radio" name={name} value={id} checked={picked === id} />
            <bdi>{label}</bdi>
          </label>
        ))}
        <label class="choice">
          <input type="radio" name={name} value={NONE_OF_THEM} checked={picked === NONE_OF_THEM} />
          <span>{t('organization.another')}</span>
        </label>
      </div>
    </fieldset>
  )
}

/** Which controls a known organization fills: what is known of it, and the name of the control. */
const brings = (q: Question, row: number): string =>
  [
    `id:${q.id}.${row}.${PICKED}`,
    ...KNOWN_OF_ORGANIZATIONS.flatMap((meaning) => {
      const field = fieldThatMeans(q, meaning)
      return field ? [`${meaning}:${q.id}.${row}.${field.id}`] : []
    }),
  ].join(' ')

/** What the secretariat knows of an organization that is picked by its name. */
const KNOWN_OF_ORGANIZATIONS = ['organization.country', 'organization.stakeholder-type'] as const
export type KnownOfOrganization = Record<(typeof KNOWN_OF_ORGANIZATIONS)[number] | 'id', string>

const FIELDS: Record<FieldType, Control> = {
  short_text: lineOrKnown,
  long_text: ({ common, value, written }) => (
    <textarea {...common} rows={4} lang={written} dir="auto">{`\n${value}`}</textarea>
  ),
  email: line('ltr'),
  url: line('ltr'),
  date: line('ltr'),
  country: chosen,
  vocabulary: chosen,
}

/** One person or organization: the name first, then what it does here. */
function Shown({ q, row, reader, written, group }: Omit<ShownProps<Row[]>, 'given'> & { row: Row; group: Group }) {
  const meant = meantBy(q, row)
  const called = [meant['person.honorific'], group.called(meant)].filter(Boolean).join(' ')
  const post = [meant['person.job-title'], meant['person.organization']].filter(Boolean)
  const about = aboutOf(q, row, reader)
  const mail = meant['person.email']
  return (
    <>
      <b>
        <bdi lang={written}>{called}</bdi>
      </b>
      {post.map((words) => (
        <small key={words}>
          {' · '}
          <bdi lang={written}>{words}</bdi>
        </small>
      ))}
      {about.length > 0 && <small> · {about.join(' · ')}</small>}
      {mail && (
        <small>
          {' '}
          · <bdi dir="ltr">{mail}</bdi>
        </small>
      )}
    </>
  )
}

/** Coded fields by their names: the part one has, or whom one speaks for, and the country. */
function aboutOf(q: Question, row: Row, reader: Reader): string[] {
  const meant = meantBy(q, row)
  const speaksFor: FieldMeaning[] = meant['person.role']
    ? ['person.role', 'person.presence']
    : ['person.presence', 'person.stakeholder-type', 'organization.stakeholder-type']
  return [...speaksFor, 'person.country' as const, 'organization.country' as const].flatMap((meaning) => {
    const field = fieldThatMeans(q, meaning)
    const said = meant[meaning]
    return field && said ? [valueFor(field.type).say(field, said, reader)] : []
  })
}

const groups = (of: AnyKind & Opens<Row[]>, group: Group, suggestsOrganizations: boolean) =>
  look(of, {
    ...simple,
    suggestsOrganizations,
    frame: () => 'group',
    wide: () => true,
    control: (props) => <Groups {...props} group={group} />,
    show: ({ given, ...props }) => (
      <ul class="plain">
        {given.map((row, i) => (
          <li key={String(i)}>
            <Shown {...props} row={row} group={group} />
          </li>
        ))}
      </ul>
    ),
  } satisfies Look<Row[]>)

export const people = groups(KINDS.person_list, PEOPLE, false)
export const organizations = groups(KINDS.organization, ORGANIZATIONS, true)

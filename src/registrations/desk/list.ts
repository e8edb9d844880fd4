import type { EditionScope } from '../../access/public.ts'
import type { Answers } from '../../forms/public.ts'
import { type Form, MEANS, type Naming, said } from '../../forms/public.ts'
import type { Column } from '../../page/list.ts'
import { countryName, formatDate, formatList, type Language, pickText } from '../../platform/languages/public.ts'
import { fold } from '../../platform/search/fold.ts'
import { answerKey } from '../for-others/delegation.ts'
import { ATTENDANCES, REGISTRATION_STATES, type Registration } from '../registration.ts'
import { registrationTexts } from '../texts.ts'

/** A registration as the desk lists it. */
export type Row = Registration & {
  readonly email: string
  readonly answers: Answers
  /** Of the organization whose focal point registered them. */
  readonly delegation: string | null
  /** Who registered them, where somebody else did. */
  readonly byPersonId: string | null
  /** Sessions and doors they were at. */
  readonly attended: number
}

/** What an address asks of the list; the filters hold together. */
export type Asked = {
  readonly q: string
  readonly state: string
  readonly presence: string
  readonly group: string
  readonly needs: boolean
}
export const FILTERS = ['q', 'state', 'presence', 'group', 'needs'] as const

export function askedFrom(query: URLSearchParams): Asked {
  const one = (name: string) => query.get(name) ?? ''
  return {
    q: one('q').slice(0, 200),
    state: REGISTRATION_STATES.find((state) => state === one('state')) ?? '',
    presence: ATTENDANCES.find((presence) => presence === one('presence')) ?? '',
    group: one('group').slice(0, 60),
    needs: one('needs') === '1',
  }
}

/** Whether a registration is among those asked for; `but` leaves one filter out, to count what it would find. */
export function matches(row: Row, form: Form, asked: Asked, but: keyof Asked | null = null): boolean {
  const words = fold(asked.q).split(/\s+/).filter(Boolean)
  const text = fold([row.number, row.name, row.organization, row.email].join(' '))
  return (
    (but === 'q' || words.every((word) => text.includes(word))) &&
    (but === 'state' || !asked.state || row.state === asked.state) &&
    (but === 'presence' || !asked.presence || row.presence === asked.presence) &&
    (but === 'group' || !asked.group || row.stakeholderType === asked.group) &&
    (but === 'needs' || !asked.needs || said(form, row.answers, MEANS.registrantNeeds).length > 0)
  )
}

type Of = {
  readonly edition: EditionScope
  readonly language: Language
  readonly form: Form
  readonly naming: Naming
  readonly addresses: boolean
}

/** What the list can show; the same columns make the page and the files. */
export function columnsOf({ edition, language, form, naming, addresses }: Of): Column<Row>[] {
  const t = registrationTexts(language)
  const day = (at: Date) => formatDate(at, language, edition.zone)
  const needs = form.questions.find((q) => q.means === MEANS.registrantNeeds.name)
  const byOther = (row: Row) => row.delegation ?? (row.byPersonId ? t('list.by.desk') : '')
  const answer = (row: Row) => {
    const key = row.byPersonId ? answerKey(row) : null
    return key ? t(key) : ''
  }
  const needsIn = (row: Row) =>
    said(form, row.answers, MEANS.registrantNeeds).map(
      (code) => pickText(needs?.options?.find((o) => o.id === code)?.label, language).text || code,
    )
  return [
    { key: 'number', heading: t('list.number'), sortable: true, plain: (row) => String(row.number) },
    { key: 'name', heading: t('list.name'), sortable: true, names: true, plain: (row) => row.name },
    { key: 'organization', heading: t('list.organization'), sortable: true, plain: (row) => row.organization ?? '' },
    {
      key: 'group',
      heading: t('list.group'),
      sortable: true,
      plain: (row) => (row.stakeholderType ? naming('stakeholder_types', row.stakeholderType) : ''),
    },
    {
      key: 'country',
      heading: t('list.country'),
      sortable: true,
      plain: (row) => (row.country ? countryName(row.country, language) : ''),
    },
    { key: 'presence', heading: t('list.presence'), sortable: true, plain: (row) => t(`presence.${row.presence}`) },
    { key: 'state', heading: t('list.state'), sortable: true, plain: (row) => t(`state.${row.state}`) },
    { key: 'needs', heading: t('list.needs'), plain: (row) => formatList(needsIn(row), language) },
    { key: 'attended', heading: t('list.attended'), sortable: true, spare: true, plain: (row) => String(row.attended) },
    {
      key: 'registered',
      heading: t('list.registered'),
      sortable: true,
      spare: true,
      plain: (row) => day(row.registeredAt),
    },
    { key: 'by', heading: t('list.by'), spare: true, plain: byOther },
    { key: 'answer', heading: t('list.answer'), spare: true, plain: answer },
    ...(addresses ? [{ key: 'email', heading: t('list.email'), spare: true, plain: (row: Row) => row.email }] : []),
  ]
}

/** By what the list can be ordered. */
export const ORDERS: Readonly<Record<string, (row: Row) => string | number>> = {
  number: (row) => row.number,
  name: (row) => row.name,
  organization: (row) => row.organization ?? '',
  group: (row) => row.stakeholderType ?? '',
  country: (row) => row.country ?? '',
  presence: (row) => row.presence,
  state: (row) => REGISTRATION_STATES.indexOf(row.state),
  attended: (row) => row.attended,
  registered: (row) => row.registeredAt.getTime(),
}

import type { EditionScope } from '../../access/public.ts'
import type { AgendaEntry } from '../../agenda/public.ts'
import type { Naming } from '../../forms/public.ts'
import type { Column } from '../../page/list.ts'
import { countryName, formatDate, formatTime, type Language } from '../../platform/languages/public.ts'
import type { Joinable } from '../joining/joinable.ts'
import { nameOf } from '../joining/names.ts'
import { registrationTexts } from '../texts.ts'
import type { Attended, Attendee } from './reads.ts'

/** A session or consultation meeting with how many attended it; without either, the doors of the forum. */
export type Row = Attended & { readonly entry: AgendaEntry | null; readonly meeting: Joinable | null }

/** What a row is called; whose title is in a language of its own keeps it. */
export const titleOf = ({ entry, meeting }: Omit<Row, keyof Attended>, language: Language): string =>
  entry?.title ?? (meeting ? nameOf(meeting, language) : registrationTexts(language)('door.forum'))

type Of = { readonly edition: EditionScope; readonly language: Language }

export function sessionColumns({ edition, language }: Of): Column<Row>[] {
  const t = registrationTexts(language)
  const dayOf = (held: AgendaEntry | Joinable | null) =>
    held ? formatDate(held.startsAt, language, 'zone' in held ? held.zone : edition.zone) : ''
  return [
    {
      key: 'number',
      heading: t('attendance.number'),
      sortable: true,
      plain: ({ entry }) => (entry ? String(entry.number) : ''),
    },
    {
      key: 'title',
      heading: t('attendance.session'),
      sortable: true,
      names: true,
      plain: (row) => titleOf(row, language),
    },
    {
      key: 'when',
      heading: t('attendance.when'),
      sortable: true,
      plain: ({ entry, meeting }) => dayOf(entry ?? meeting),
    },
    {
      key: 'scanned',
      heading: t('attendance.scanned'),
      sortable: true,
      plain: ({ scanned }) => (scanned === null ? t('attendance.unknown') : String(scanned)),
    },
    { key: 'joined', heading: t('attendance.joined'), sortable: true, plain: (row) => String(row.joined) },
    {
      key: 'all',
      heading: t('attendance.all'),
      sortable: true,
      plain: (row) => String((row.scanned ?? 0) + row.joined),
    },
  ]
}

/** By what the sessions can be ordered; the doors of the forum come first by number and hour. */
export const SESSION_ORDERS: Readonly<Record<string, (row: Row) => string | number>> = {
  number: ({ entry }) => entry?.number ?? 0,
  title: ({ entry, meeting }) => entry?.title ?? meeting?.key ?? '',
  when: ({ entry, meeting }) => (entry ?? meeting)?.startsAt.getTime() ?? 0,
  scanned: (row) => row.scanned ?? -1,
  joined: (row) => row.joined,
  all: (row) => (row.scanned ?? 0) + row.joined,
}

export function attendeeColumns({ edition, language, naming }: Of & { naming: Naming }): Column<Attendee>[] {
  const t = registrationTexts(language)
  const minutes = ({ way, openSeconds }: Attendee) =>
    openSeconds === null ? (way === 'online' ? t('attendance.unknown') : '') : String(Math.round(openSeconds / 60))
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
      spare: true,
      plain: (row) => (row.country ? countryName(row.country, language) : ''),
    },
    { key: 'way', heading: t('attendance.way'), sortable: true, plain: (row) => t(`attendance.way.${row.way}`) },
    {
      key: 'at',
      heading: t('attendance.at'),
      sortable: true,
      plain: (row) => formatTime(row.at, language, edition.zone),
    },
    { key: 'open', heading: t('attendance.open'), sortable: true, plain: minutes },
  ]
}

export const ATTENDEE_ORDERS: Readonly<Record<string, (row: Attendee) => string | number>> = {
  number: (row) => row.number,
  name: (row) => row.name,
  organization: (row) => row.organization ?? '',
  group: (row) => row.stakeholderType ?? '',
  country: (row) => row.country ?? '',
  way: (row) => row.way,
  at: (row) => row.at.getTime(),
  open: (row) => row.openSeconds ?? -1,
}

import type { EditionScope } from '../../access/public.ts'
import type { KeptView } from '../../page/kept-views.ts'
import { type Column, type ListWish, listAddress } from '../../page/list.ts'
import { FilterChoice, FilterField, List, type Narrowing } from '../../page/parts/list.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { byLetters, dayIn, formatDay, type Language } from '../../platform/languages/public.ts'
import type { Words } from '../../sessions/public.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { DESK_PAGE_SIZE, type DeskChoice, SHOWN, stands } from '../desk-list.ts'
import type { DeskSession } from '../desk-reads.ts'
import { editingTexts } from '../editing/texts.ts'
import { importTexts } from '../importing/texts.ts'
import { planTexts } from '../texts.ts'
import { ModeWaiting } from './mode-waiting.tsx'
import { ProgrammeNav, ScheduleButtons } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  address: URLSearchParams
  /** Every session, for the views and the choices offered. */
  all: readonly DeskSession[]
  found: readonly DeskSession[]
  choice: DeskChoice
  wish: ListWish
  columns: readonly Column<DeskSession>[]
  words: Words
  kept: readonly KeptView[]
  mayPublish: boolean
  /** Whether a change of the forum’s mode waits to be published with the programme. */
  modeWaits: boolean
  /** Those the next publication would say something of. */
  toPublish: ReadonlySet<string>
}

/** The sessions of the working plan and where they stand. */
export function DeskProgrammePage(props: Props) {
  const { edition, language, address, all, found, choice, wish, columns, mayPublish } = props
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  const rows = found.slice((wish.page - 1) * DESK_PAGE_SIZE, wish.page * DESK_PAGE_SIZE)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        {mayPublish && (
          <p class="actions no-print">
            <ScheduleButtons {...{ edition, language }} />
            <a class="btn btn--second" href={pathTo(language, edition.slug, 'desk', 'sessions', 'new')}>
              {editingTexts(language)('make')}
            </a>
            <a class="btn btn--second" href={pathTo(language, edition.slug, 'desk', 'programme', 'import')}>
              {importTexts(language)('open')}
            </a>
            <a class="btn btn--second" href={pathTo(language, edition.slug, 'desk', 'agenda', 'publish')}>
              {t('publish.title')}
            </a>
          </p>
        )}
      </div>
      <ProgrammeNav {...{ edition, language }} here="sessions" />
      {props.modeWaits && <ModeWaiting {...{ edition, language, mayPublish }} />}
      <List
        {...{ language, base, wish, columns, rows }}
        query={address}
        count={found.length}
        pageSize={DESK_PAGE_SIZE}
        name={t('desk.title')}
        counted={tSession('sessions.count', { count: found.length })}
        keyOf={(s) => String(s.number)}
        viewsName={tSession('view')}
        kept={mayPublish ? props.kept : null}
        views={SHOWN.map((show) => ({
          label: t(`desk.${show}`),
          count: all.filter((s) => stands(s, show, props.toPublish)).length,
          href: listAddress(base, address, { show: show === 'all' ? null : show }),
          current: show === choice.show,
        }))}
        filterNames={['q', 'day', 'room', 'type', 'mode']}
        filters={<Filters {...props} />}
        narrowed={narrowings(base, props)}
        bulk={
          mayPublish
            ? {
                to: `${base}/together`,
                nameOf: (s) => tSession('session.number', { number: s.number }),
                acts: [
                  { value: 'unplace', label: t('desk.unplace') },
                  { value: 'propose', label: t('propose.button') },
                  { value: 'lock', label: t('locks.lock') },
                ],
              }
            : undefined
        }
      />
    </div>
  )
}

const daysOf = (all: readonly DeskSession[], zone: string) =>
  [...new Set(all.flatMap((s) => (s.startsAt ? [dayIn(zone, s.startsAt)] : [])))].sort()

const roomsOf = (all: readonly DeskSession[]) =>
  [...new Map(all.flatMap((s) => (s.roomCode && s.room ? [[s.roomCode, s.room] as const] : [])))].sort(([, a], [, b]) =>
    byLetters('en')(a, b),
  )

function narrowings(base: string, { address, all, choice, words, language }: Props): Narrowing[] {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const of = (name: string, heading: string, value: string): Narrowing[] =>
    value ? [{ name: heading, value, without: listAddress(base, address, { [name]: null }) }] : []
  const room = roomsOf(all).find(([code]) => code === choice.room)?.[1] ?? choice.room
  return [
    ...of('q', t('desk.search'), choice.search),
    ...of('day', t('desk.day'), choice.day && formatDay(choice.day, language)),
    ...of('room', tSession('session.room'), room),
    ...of('type', tSession('session.type'), choice.type && words('session_types', choice.type)),
    ...of('mode', tSession('session.mode'), choice.mode && words('participation_modes', choice.mode)),
  ]
}

function Filters({ edition, language, all, choice, words }: Props) {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const any = tSession('any')
  const codes = (of: (s: DeskSession) => string) => [...new Set(all.map(of))].sort()
  return (
    <>
      <FilterField label={t('desk.search')}>
        <input class="input" type="search" name="q" value={choice.search} />
      </FilterField>
      <FilterChoice
        label={t('desk.day')}
        name="day"
        any={any}
        picked={choice.day}
        options={daysOf(all, edition.zone).map((day) => [day, formatDay(day, language)] as const)}
      />
      <FilterChoice
        label={tSession('session.room')}
        name="room"
        any={any}
        picked={choice.room}
        options={roomsOf(all)}
      />
      <FilterChoice
        label={tSession('session.type')}
        name="type"
        any={any}
        picked={choice.type}
        options={codes((s) => s.type).map((code) => [code, words('session_types', code)] as const)}
      />
      <FilterChoice
        label={tSession('session.mode')}
        name="mode"
        any={any}
        picked={choice.mode}
        options={codes((s) => s.mode).map((code) => [code, words('participation_modes', code)] as const)}
      />
    </>
  )
}

/** Room, time and offset of a session, or that it has none. */
export function PlaceOf({
  session,
  edition,
  language,
}: {
  session: DeskSession
  edition: EditionScope
  language: Language
}) {
  if (!session.startsAt) return <>{planTexts(language)('desk.not-placed')}</>
  return (
    <>
      <bdi>{session.room}</bdi> · <Moment at={session.startsAt} zone={edition.zone} language={language} />
    </>
  )
}

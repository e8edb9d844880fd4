import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDay } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { DeskSession } from '../desk-reads.ts'
import type { LockKept } from '../locks-reads.ts'
import { type Sentences, sentencesOf } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import { DropCell } from './board-cell.tsx'
import { HeldBar } from './board-held.tsx'
import { LastDone, NotMoved } from './board-last.tsx'
import type { BoardProps } from './board-props.ts'
import { Broken } from './broken.tsx'
import { ProgrammeNav, ScheduleButtons } from './parts.tsx'
import { type Acts, Days, daysOf, PlanGrid } from './plan-grid.tsx'

type Props = BoardProps

/** The working plan day by day: a board on which sessions are picked up and put down, with those that have no place beside it. */
export function GridPage(props: Props) {
  const { edition, language, day, mayPlace } = props
  const t = planTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  return (
    <div class="wrap">
      <div class="title split">
        <h1>{day === '' ? t('nav.grid') : t('grid.title', { day: formatDay(day, language) })}</h1>
        {mayPlace && (
          <div class="actions">
            <ScheduleButtons {...{ edition, language }} />
          </div>
        )}
      </div>
      <ProgrammeNav {...{ edition, language }} here="grid" />
      <p class="hidden" role="status" data-board-said />
      {day === '' ? (
        <p class="empty mt-4">{t('grid.no-venue')}</p>
      ) : (
        <div
          id="board"
          data-board={`${base}/board/news`}
          data-held={props.held ? props.held.session.number : undefined}
        >
          <LastDone {...props} base={base} />
          <NotMoved {...props} />
          <DayOfPlan {...props} />
          <Tray {...props} base={base} />
        </div>
      )}
    </div>
  )
}

/** Sessions without a place, beside the board: searched by number and title, and picked up like the others. */
function Tray(props: Props & { base: string }) {
  const { language, day, unplaced, search, base, held } = props
  const t = planTexts(language)
  return (
    <Chapter id="unplaced" heading={t('left.title', { count: unplaced.length })}>
      <div class="stack">
        <form method="get" action={`${base}/grid`} class="toolbar">
          <input type="hidden" name="day" value={day} />
          {held && <input type="hidden" name="session" value={held.session.number} />}
          <label class="hidden" for="tray-search">
            {t('desk.search')}
          </label>
          <input
            class="input input--m"
            type="search"
            id="tray-search"
            name="q"
            value={search}
            placeholder={t('desk.search')}
          />
          <button type="submit" class="btn btn--second btn--small">
            {t('grid.show')}
          </button>
        </form>
        <ul class="tray mt-4">
          {unplaced.map((s) => (
            <TrayItem key={s.id} {...props} session={s} />
          ))}
        </ul>
      </div>
    </Chapter>
  )
}

function TrayItem({
  session: s,
  edition,
  language,
  day,
  mayPlace,
  base,
  held,
}: Props & { session: DeskSession; base: string }) {
  const t = planTexts(language)
  return (
    <li
      class={held?.session.number === s.number ? 'cell is-picked' : 'cell'}
      draggable={mayPlace ? true : undefined}
      data-drag={mayPlace ? `${base}/grid?day=${day}&session=${s.number}` : undefined}
    >
      <span class="no">
        <span>{s.number}</span>
        {s.audience !== null && <span>{t('grid.expected', { count: s.audience })}</span>}
      </span>
      <a class="cell__t" href={pathTo(language, edition.slug, 'desk', 'sessions', s.number)}>
        <Own language={s.language}>{s.title}</Own>
      </a>
      {mayPlace && (
        <a
          class="move"
          href={`${base}/grid?day=${day}&session=${s.number}#board`}
          data-hold
          data-key={`hold ${s.number}`}
          aria-label={t('grid.move.session', { number: s.number })}
        >
          {t('grid.move')}
        </a>
      )}
    </li>
  )
}

function DayOfPlan(props: Props) {
  const { edition, language, day, problem, placements, broken, names, mayPlace, held } = props
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  const sentences = sentencesOf(problem, names, language, edition.zone)
  const slots = new Set(problem.slots.filter((slot) => slot.day === day).map((slot) => slot.id))
  const here = new Set(placements.filter((p) => slots.has(p.slot)).map((p) => p.session))
  const brokenThatDay = broken.filter((breach) => breach.sessions.some((session) => here.has(session)))
  const holding = held ? `&session=${held.session.number}` : ''
  return (
    <>
      <Days
        days={daysOf(problem, placements)}
        day={day}
        language={language}
        href={(one) => `${base}/grid?day=${one}${holding}`}
        label={planTexts(language)('grid.days')}
      />
      <OtherDay {...props} />
      {held && <HeldBar {...props} {...{ held, sentences, base }} />}
      <PlanGrid
        {...{ edition, language, day, problem, placements, broken, names, sentences }}
        {...(mayPlace ? { acts: actsOf(props, sentences) } : {})}
        picked={held?.session.id ?? null}
      />
      <Broken broken={brokenThatDay} {...{ sentences, language }} />
    </>
  )
}

/** Any day of the forum, also one on which nothing stands yet. */
function OtherDay({ edition, language, day, problem, held }: Props) {
  const t = planTexts(language)
  return (
    <form method="get" action={pathTo(language, edition.slug, 'desk', 'programme', 'grid')} class="toolbar mt-4">
      {held && <input type="hidden" name="session" value={held.session.number} />}
      <label for="day">{t('grid.other-day')}</label>
      <select class="input input--m" id="day" name="day">
        {problem.days.map((one) => (
          <option key={one.id} value={one.id} selected={one.id === day}>
            {formatDay(one.id, language)}
          </option>
        ))}
      </select>
      <button type="submit" class="btn btn--second btn--small">
        {t('grid.show')}
      </button>
    </form>
  )
}

/** What may be done in the grid: a session moved or locked, a room or a slot locked. */
function actsOf(props: Props, sentences: Sentences): Acts {
  const { edition, language, locks, day, held, now, sessions } = props
  const t = planTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  const standing = new Map(sessions.map((one) => [one.id as string, one]))
  const lockOf = (isIt: (lock: LockKept) => boolean) => locks.find(isIt)
  const ofVenue = (isIt: (lock: LockKept) => boolean) => lockOf((lock) => lock.number === null && isIt(lock))
  return {
    session: (_id, number) => (
      <span class="row">
        <a
          class="move"
          href={`${base}/grid?day=${day}&session=${number}#board`}
          data-hold
          data-key={`hold ${number}`}
          aria-label={t('grid.move.session', { number })}
        >
          {t('grid.move')}
        </a>
        <LockButton
          {...props}
          what={['session', String(number)]}
          lock={lockOf((lock) => lock.number === number)}
          label={t('grid.lock.session', { number })}
        />
      </span>
    ),
    drag: (number) => `${base}/grid?day=${day}&session=${number}`,
    ...(held
      ? {
          drop: ({ room, slot, from, there, row, column }) => (
            <DropCell
              {...{ edition, now, held, room, slot, from, there, standing, sentences, language, row, column }}
            />
          ),
        }
      : {}),
    room: (code) => (
      <LockButton
        {...props}
        what={['room', code]}
        lock={ofVenue((lock) => lock.roomCode === code)}
        label={t('grid.lock.room', { room: sentences.room(code) })}
      />
    ),
    slot: (code) => (
      <LockButton
        {...props}
        what={['slot', code]}
        lock={ofVenue((lock) => lock.slotCode === code)}
        label={t('grid.lock.slot', { slot: sentences.slot(code) })}
      />
    ),
  }
}

type LockButtonProps = Pick<Props, 'edition' | 'language' | 'day'> & {
  what: readonly [kind: 'session' | 'room' | 'slot', code: string]
  lock: LockKept | undefined
  label: string
}

function LockButton({ edition, language, day, what: [kind, code], lock, label }: LockButtonProps) {
  const locks = pathTo(language, edition.slug, 'desk', 'programme', 'locks')
  return (
    <form method="post" action={lock ? `${locks}/${lock.id}/unlock` : locks}>
      <input type="hidden" name="back" value={`grid ${day}`} />
      {!lock && <input type="hidden" name={kind} value={code} />}
      <button type="submit" class="btn btn--quiet btn--small" aria-label={label}>
        {planTexts(language)(lock ? 'locks.unlock' : 'locks.lock')}
      </button>
    </form>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDay, type Language } from '../../platform/languages/public.ts'
import type { Breach, Placement, Problem } from '../../scheduling/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { DeskSession } from '../desk-reads.ts'
import type { LockKept } from '../locks-reads.ts'
import { type NamesOfPlan, type Sentences, sentencesOf } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import { Broken } from './broken.tsx'
import { ProgrammeNav, ScheduleButtons } from './parts.tsx'
import { type Acts, Days, daysOf, PlanGrid } from './plan-grid.tsx'

type Props = {
  edition: EditionScope
  language: Language
  day: string
  problem: Problem
  placements: readonly Placement[]
  broken: readonly Breach[]
  names: NamesOfPlan
  locks: readonly LockKept[]
  unplaced: readonly DeskSession[]
  mayPlace: boolean
}

/** The working plan day by day, with broken rules where they are and the sessions that have no place beside it. */
export function GridPage(props: Props) {
  const { edition, language, day, unplaced, mayPlace } = props
  const t = planTexts(language)
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
      {day === '' ? <p class="empty mt-4">{t('grid.no-venue')}</p> : <DayOfPlan {...props} />}
      {unplaced.length > 0 && (
        <Chapter id="unplaced" heading={t('left.title', { count: unplaced.length })}>
          <ul class="tray">
            {unplaced.map((s) => (
              <li class="cell" key={s.id}>
                <span class="no">
                  <span>{s.number}</span>
                  {s.audience !== null && <span>{t('grid.expected', { count: s.audience })}</span>}
                </span>
                <a class="cell__t" href={pathTo(language, edition.slug, 'desk', 'sessions', s.number)}>
                  <Own language={s.language}>{s.title}</Own>
                </a>
              </li>
            ))}
          </ul>
        </Chapter>
      )}
    </div>
  )
}

function DayOfPlan(props: Props) {
  const { edition, language, day, problem, placements, broken, names, mayPlace } = props
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  const sentences = sentencesOf(problem, names, language, edition.zone)
  const slots = new Set(problem.slots.filter((slot) => slot.day === day).map((slot) => slot.id))
  const here = new Set(placements.filter((p) => slots.has(p.slot)).map((p) => p.session))
  const brokenThatDay = broken.filter((breach) => breach.sessions.some((session) => here.has(session)))
  return (
    <>
      <Days
        days={daysOf(problem, placements)}
        day={day}
        language={language}
        href={(one) => `${base}/grid?day=${one}`}
        label={planTexts(language)('grid.days')}
      />
      <OtherDay {...props} />
      <PlanGrid
        {...{ edition, language, day, problem, placements, broken, names, sentences }}
        {...(mayPlace ? { acts: actsOf(props, sentences) } : {})}
      />
      <Broken broken={brokenThatDay} {...{ sentences, language }} />
    </>
  )
}

/** Any day of the forum, also one on which nothing stands yet. */
function OtherDay({ edition, language, day, problem }: Props) {
  const t = planTexts(language)
  return (
    <form method="get" action={pathTo(language, edition.slug, 'desk', 'programme', 'grid')} class="toolbar mt-4">
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
  const { edition, language, locks } = props
  const t = planTexts(language)
  const lockOf = (isIt: (lock: LockKept) => boolean) => locks.find(isIt)
  const ofVenue = (isIt: (lock: LockKept) => boolean) => lockOf((lock) => lock.number === null && isIt(lock))
  return {
    session: (_id, number) => (
      <span class="row">
        <a
          class="move"
          href={`${pathTo(language, edition.slug, 'desk', 'sessions', number)}#place`}
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

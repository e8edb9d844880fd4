import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDay, type Language } from '../../platform/languages/public.ts'
import type { Breach, Placement, Problem } from '../../scheduling/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { DeskSession } from '../desk-reads.ts'
import type { LockKept } from '../locks-reads.ts'
import { type NamesOfPlan, sentencesOf } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import { Broken } from './broken.tsx'
import { ProgrammeNav, ScheduleButtons } from './parts.tsx'
import { Days, daysOf, PlanGrid } from './plan-grid.tsx'

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

function DayOfPlan({ edition, language, day, problem, placements, broken, names, locks, mayPlace }: Props) {
  const t = planTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  const sentences = sentencesOf(problem, names, language, edition.zone)
  const days = daysOf(problem, placements)
  const lockButton = (kind: 'session' | 'room' | 'slot', code: string, lock: LockKept | undefined, label: string) => (
    <form method="post" action={lock ? `${base}/locks/${lock.id}/unlock` : `${base}/locks`}>
      <input type="hidden" name="back" value={`grid ${day}`} />
      {!lock && <input type="hidden" name={kind} value={code} />}
      <button type="submit" class="btn btn--quiet btn--small" aria-label={label}>
        {t(lock ? 'locks.unlock' : 'locks.lock')}
      </button>
    </form>
  )
  const slots = new Set(problem.slots.filter((slot) => slot.day === day).map((slot) => slot.id))
  const here = new Set(placements.filter((p) => slots.has(p.slot)).map((p) => p.session))
  const brokenThatDay = broken.filter((breach) => breach.sessions.some((session) => here.has(session)))
  return (
    <>
      <Days
        days={days}
        day={day}
        language={language}
        href={(one) => `${base}/grid?day=${one}`}
        label={t('grid.days')}
      />
      <form method="get" action={`${base}/grid`} class="toolbar mt-4">
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
      <PlanGrid
        {...{ edition, language, day, problem, placements, broken, names, sentences }}
        {...(mayPlace
          ? {
              acts: {
                session: (_id, number) => (
                  <span class="row">
                    <a
                      class="move"
                      href={`${pathTo(language, edition.slug, 'desk', 'sessions', number)}#place`}
                      aria-label={t('grid.move.session', { number })}
                    >
                      {t('grid.move')}
                    </a>
                    {lockButton(
                      'session',
                      String(number),
                      locks.find((one) => one.number === number),
                      t('grid.lock.session', { number }),
                    )}
                  </span>
                ),
                room: (code) =>
                  lockButton(
                    'room',
                    code,
                    locks.find((one) => one.number === null && one.roomCode === code),
                    t('grid.lock.room', { room: sentences.room(code) }),
                  ),
                slot: (code) =>
                  lockButton(
                    'slot',
                    code,
                    locks.find((one) => one.number === null && one.slotCode === code),
                    t('grid.lock.slot', { slot: sentences.slot(code) }),
                  ),
              },
            }
          : {})}
      />
      <Broken broken={brokenThatDay} {...{ sentences, language }} />
    </>
  )
}

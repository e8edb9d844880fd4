import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import { MINUTE } from '../../platform/clock.ts'
import { formatDay, formatDays, formatTime, type Language, weekdayOf } from '../../platform/languages/public.ts'
import type { Breach, Placement } from '../../scheduling/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { PlanFrame } from '../plan-frame.ts'
import type { NamesOfPlan, Sentences } from '../sentences.ts'
import { planTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  day: string
  problem: PlanFrame
  placements: readonly Placement[]
  broken: readonly Breach[]
  names: NamesOfPlan
  sentences: Sentences
  marked?: Marked
  acts?: Acts
  /** The session somebody has picked up. */
  picked?: string | null
}

/** Sessions to mark as new or moved in this plan. */
type Marked = ReadonlySet<string>

export type Standing = { readonly session: string; readonly from: number; readonly to: number }

/** Below a session, a room's name or a slot's hours: what may be done there. */
export type Acts = {
  readonly session?: (id: string, number: number) => ComponentChildren
  readonly room?: (code: string) => ComponentChildren
  readonly slot?: (code: string) => ComponentChildren
  /** Where dragging a session begins: the address of the board with it held. */
  readonly drag?: (number: number) => string
  /** In a cell while a session is held: what it would mean there. */
  readonly drop?: (at: {
    readonly room: string
    readonly slot: string
    readonly from: number
    /** What stands in the slot, in minutes after it begins. */
    readonly there: readonly Standing[]
    readonly row: number
    readonly column: number
  }) => ComponentChildren
}

/** The times of a day, what stands there, and the rooms a day is drawn with: those with sessions first, so that it does not begin with empty columns. */
export function onDay(plan: PlanFrame, placements: readonly Placement[], day: string) {
  const slots = plan.slots.filter((slot) => slot.day === day).sort((a, b) => a.from - b.from)
  const ids = new Set<string>(slots.map((slot) => slot.id))
  const here = placements.filter((p) => ids.has(p.slot))
  const used = new Set<string>(here.map((p) => p.room))
  const online = slots.every((slot) => slot.tags.includes('mode:virtual'))
  const isOpen = ({ available }: PlanFrame['rooms'][number]) =>
    available === null || slots.some((slot) => available.some((span) => span.from < slot.to && slot.from < span.to))
  const rooms = plan.rooms
    .filter((room) => used.has(room.id) || (isOpen(room) && (!online || room.kind === 'online')))
    .sort((a, b) => Number(used.has(b.id)) - Number(used.has(a.id)))
  return { slots, rooms, here }
}

/** A day of a plan: rooms across, times down, broken rules named where they are. */
export function PlanGrid(props: Props) {
  const { edition, language, day, problem, placements, sentences, acts } = props
  const t = sessionTexts(language)
  const { slots, rooms, here } = onDay(problem, placements, day)
  const there = Map.groupBy(here, (p) => `${p.room} ${p.slot}`)
  const name = formatDay(day, language)
  const seatsOf = (room: (typeof rooms)[number]) => Math.max(0, ...Object.values(room.seats))
  return (
    <section class="scroll board mt-4" tabindex={0} aria-label={t('grid.scroll')}>
      <table class="grid">
        <caption class="hidden">{t('grid.caption', { day: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grid.time')}</th>
            {rooms.map((room) => (
              <th scope="col" key={room.id}>
                <bdi>{sentences.room(room.id)}</bdi>
                {room.kind === 'on_site' && seatsOf(room) > 0 && (
                  <small>{t('grid.places', { count: seatsOf(room) })}</small>
                )}
                {acts?.room?.(room.id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot, row) => (
            <tr key={slot.id}>
              <th scope="row">
                <bdi dir="ltr">{formatTime(new Date(slot.from), language, edition.zone)}</bdi>
                <small>
                  <bdi dir="ltr">{formatTime(new Date(slot.to), language, edition.zone)}</bdi>
                </small>
                {acts?.slot?.(slot.id)}
              </th>
              {rooms.map((room, column) => {
                const own = (there.get(`${room.id} ${slot.id}`) ?? []).toSorted(
                  (a, b) => a.offsetMinutes - b.offsetMinutes,
                )
                const at = { room: room.id, slot: slot.id, from: slot.from, row, column }
                return (
                  <td key={room.id} data-cell={`${room.id} ${slot.id}`}>
                    {own.map((placement) => (
                      <Cell key={placement.session} {...props} {...{ placement }} from={slot.from} />
                    ))}
                    {acts?.drop?.({ ...at, there: standingIn(own, problem) })}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** When sessions of one slot begin and end in it. */
export const standingIn = (own: readonly Placement[], { sessions }: Pick<PlanFrame, 'sessions'>): Standing[] =>
  own.map(({ session, offsetMinutes: from }) => ({
    ...{ session, from },
    to: from + (sessions.find((one) => one.id === session)?.durationMinutes ?? 0),
  }))

function Cell({
  placement,
  from,
  edition,
  language,
  problem,
  broken,
  names,
  sentences,
  marked,
  acts,
  picked,
}: Props & { placement: Placement; from: number }) {
  const t = planTexts(language)
  const session = names.sessions.get(placement.session)
  const asked = problem.sessions.find((s) => s.id === placement.session)
  if (!session || !asked) return null
  const breaches = [...new Set(broken.filter((b) => b.sessions.includes(placement.session)).map((b) => b.constraint))]
  const begins = from + placement.offsetMinutes * MINUTE
  const hour = (at: number) => formatTime(new Date(at), language, edition.zone)
  const isNew = marked?.has(placement.session)
  return (
    <div
      class={classesOf({
        'is-breach': breaches.length > 0,
        'is-mine': isNew,
        'is-picked': picked === placement.session,
      })}
      draggable={acts?.drag ? true : undefined}
      data-drag={acts?.drag?.(session.number)}
    >
      <span class="no">
        <span>{session.number}</span>
        <span>{t('grid.expected', { count: asked.expectedAudience })}</span>
      </span>
      <a class="cell__t" href={pathTo(language, edition.slug, 'desk', 'sessions', session.number)}>
        <Own language={session.language}>{session.title}</Own>
      </a>
      {breaches.map((constraint) => (
        <span class="breach" key={constraint}>
          <Icon name="wrong" /> {sentences.title(constraint)}
        </span>
      ))}
      <span class="cell__m">
        <bdi dir="ltr">
          {hour(begins)}–{hour(begins + asked.durationMinutes * MINUTE)}
        </bdi>
        {isNew && ` · ${t('grid.changed')}`}
      </span>
      {acts?.session?.(placement.session, session.number)}
    </div>
  )
}

const classesOf = (marks: Readonly<Record<string, boolean | undefined>>) =>
  ['cell', ...Object.keys(marks).filter((name) => marks[name])].join(' ')

/** Days on which a plan has sessions, as links. */
export function Days({
  days,
  day,
  language,
  href,
  label,
}: {
  days: readonly string[]
  day: string
  language: Language
  href: (day: string) => string
  label: string
}) {
  const ofOneYear = days.every((one) => one.slice(0, 4) === days[0]?.slice(0, 4))
  const date = ofOneYear ? 'dayMonth' : 'date'
  return (
    <nav class="mt-4" aria-label={label}>
      <ul class="days">
        {days.map((one) => (
          <li key={one}>
            <a href={href(one)} aria-current={one === day ? 'date' : undefined}>
              {weekdayOf(one, language)} <small>{formatDays(one, one, language, date)}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Days on which one of the placements stands, in order. */
export const daysOf = (problem: PlanFrame, placements: readonly Placement[]): string[] => {
  const used = new Set(placements.map((p) => problem.slots.find((slot) => slot.id === p.slot)?.day))
  return problem.days.map((day) => day.id).filter((day) => used.has(day))
}

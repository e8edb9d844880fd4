import { type ListWish, sorted } from '../page/list.ts'
import { fold } from '../platform/search/fold.ts'
import { isCalledOff } from '../sessions/public.ts'
import type { DeskSession } from './desk-reads.ts'

/** What narrows the programme desk's list; empty means no wish. */
export type DeskChoice = {
  readonly show: 'all' | 'placed' | 'unplaced' | 'unpublished' | 'ended'
  readonly search: string
  readonly room: string
  readonly day: string
  readonly type: string
  readonly mode: string
}

export const SHOWN = ['all', 'placed', 'unplaced', 'unpublished', 'ended'] as const
export const DESK_PAGE_SIZE = 100

export const deskChoice = (q: URLSearchParams): DeskChoice => ({
  show: SHOWN.find((one) => one === q.get('show')) ?? 'all',
  search: (q.get('q') ?? '').trim().slice(0, 200),
  room: (q.get('room') ?? '').slice(0, 60),
  day: /^\d{4}-\d{2}-\d{2}$/.exec(q.get('day') ?? '')?.[0] ?? '',
  type: (q.get('type') ?? '').slice(0, 60),
  mode: (q.get('mode') ?? '').slice(0, 60),
})

/** The views of the list: where a session stands to the plan, and whether the next publication would say something of it. */
export function stands(session: DeskSession, show: DeskChoice['show'], toPublish: ReadonlySet<string>): boolean {
  switch (show) {
    case 'all':
      return true
    case 'placed':
      return session.startsAt !== null
    case 'unplaced':
      return session.startsAt === null && !isCalledOff(session.state)
    case 'unpublished':
      return toPublish.has(session.id)
    case 'ended':
      return isCalledOff(session.state)
  }
}

/** The sessions a choice leaves, in the order asked for; days are those of the forum. */
export function chosenSessions(
  sessions: readonly DeskSession[],
  choice: DeskChoice,
  wish: ListWish,
  reader: { readonly dayOf: (at: Date) => string; readonly language: string; readonly toPublish: ReadonlySet<string> },
): DeskSession[] {
  const words = fold(choice.search).split(/\s+/).filter(Boolean)
  const left = sessions.filter((s) => {
    if (!stands(s, choice.show, reader.toPublish)) return false
    if (choice.room && s.roomCode !== choice.room) return false
    if (choice.day && (s.startsAt === null || reader.dayOf(s.startsAt) !== choice.day)) return false
    if (choice.type && s.type !== choice.type) return false
    if (choice.mode && s.mode !== choice.mode) return false
    const text = fold([s.number, s.title, s.reference ?? ''].join(' '))
    return words.every((word) => text.includes(word))
  })
  return sorted(left, wish, ORDERS, reader.language)
}

/** What has no place comes last when the list is ordered by places. */
const LATEST = Number.MAX_SAFE_INTEGER

const ORDERS: Readonly<Record<string, (s: DeskSession) => string | number>> = {
  number: (s) => s.number,
  title: (s) => s.title,
  state: (s) => s.state,
  time: (s) => s.startsAt?.getTime() ?? LATEST,
  room: (s) => s.room ?? '\uFFFF',
  type: (s) => s.type,
  mode: (s) => s.mode,
  length: (s) => s.durationMinutes,
  audience: (s) => s.audience ?? -1,
}

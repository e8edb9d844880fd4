import type { FloorHandId, FloorStatementId } from '../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { type Floor, type FloorState, type Hand, SECONDS_EACH, type Statement } from './floor.ts'
import { queueOf } from './order.ts'

/** What a chair does. `restore` takes back that somebody was given the floor or passed over; `unread`, that a statement was read out. */
export type Lead =
  | { readonly does: 'open' | 'close' | 'over' | 'end' | 'clear' }
  | { readonly does: 'seconds'; readonly seconds: number }
  | { readonly does: 'give' | 'pass' | 'restore'; readonly hand: string }
  | { readonly does: 'read' | 'unread'; readonly statement: string }

export type LeadRefusal =
  | 'not-open'
  | 'hand-not-waiting'
  | 'nobody-speaking'
  | 'nothing-to-restore'
  | 'statement-gone'
  | 'statement-entered'
  | 'seconds-unknown'
  | 'no-rehearsal'

/** What of a floor becomes another. */
export type Change =
  | { readonly of: 'floor'; readonly state: FloorState }
  | { readonly of: 'all' }
  | { readonly of: 'seconds'; readonly seconds: number }
  | {
      readonly of: 'hand'
      readonly id: FloorHandId
      readonly to: Pick<Hand, 'state' | 'beganAt' | 'endedAt' | 'outOfOrder'>
    }
  | { readonly of: 'statement'; readonly id: FloorStatementId; readonly readOutAt: Date | null }

export type Led = { readonly floor: Floor; readonly hands: readonly Hand[]; readonly statements: readonly Statement[] }

const WAITS = { state: 'waiting', beganAt: null, endedAt: null, outOfOrder: false } as const

/** The rule of the chair: what follows of a wish. */
export function lead(of: Led, wish: Lead, now: Date): Result<Change[], Refusal<LeadRefusal>> {
  switch (wish.does) {
    case 'open':
      return ok([{ of: 'floor', state: 'open' }])
    case 'close':
      return ok([{ of: 'floor', state: 'closed' }])
    case 'over':
      return ok([...ending(of, now), { of: 'floor', state: 'over' }])
    case 'clear':
      return of.floor.rehearsal ? ok([{ of: 'all' }]) : refuse('no-rehearsal')
    case 'seconds':
      return (SECONDS_EACH as readonly number[]).includes(wish.seconds)
        ? ok([{ of: 'seconds', seconds: wish.seconds }])
        : refuse('seconds-unknown')
    case 'end': {
      const changes = ending(of, now)
      return changes.length > 0 ? ok(changes) : refuse('nobody-speaking')
    }
    case 'give':
      return give(of, wish.hand, now)
    case 'pass': {
      const hand = of.hands.find((one) => one.id === wish.hand && one.state === 'waiting')
      return hand
        ? ok([{ of: 'hand', id: hand.id, to: { ...WAITS, state: 'passed_over' } }])
        : refuse('hand-not-waiting')
    }
    case 'restore':
      return restore(of, wish.hand)
    case 'read':
    case 'unread': {
      const statement = of.statements.find((one) => one.id === wish.statement && one.state !== 'taken_back')
      if (!statement) return refuse('statement-gone')
      if (statement.input && wish.does === 'unread') return refuse('statement-entered')
      return ok([{ of: 'statement', id: statement.id, readOutAt: wish.does === 'read' ? now : null }])
    }
  }
}

/** Whoever speaks has spoken. */
function ending({ hands }: Led, now: Date): Change[] {
  return hands
    .filter((hand) => hand.state === 'speaking')
    .map(({ id, beganAt, outOfOrder }) => ({
      of: 'hand',
      id,
      to: { state: 'spoken', beganAt, endedAt: beganAt && now < beganAt ? beganAt : now, outOfOrder },
    }))
}

function give(of: Led, id: string, now: Date): Result<Change[], Refusal<LeadRefusal>> {
  if (of.floor.state !== 'open') return refuse('not-open')
  const order = queueOf(of, now)
  const hand = order.find((one) => one.id === id)
  if (!hand) return refuse('hand-not-waiting')
  const [next] = order
  const to = { state: 'speaking', beganAt: now, endedAt: null, outOfOrder: next !== hand } as const
  return ok([...ending(of, now), { of: 'hand', id: hand.id, to }])
}

/** A speaker whose time has been counted stays in the list: only what was a slip of the hand is taken back. */
function restore({ hands }: Led, id: string): Result<Change[], Refusal<LeadRefusal>> {
  const hand = hands.find((one) => one.id === id && (one.state === 'speaking' || one.state === 'passed_over'))
  if (!hand) return refuse('nothing-to-restore')
  const again = hands.some((one) => one !== hand && one.speaker === hand.speaker && one.state === 'waiting')
  return again ? refuse('nothing-to-restore') : ok([{ of: 'hand', id: hand.id, to: WAITS }])
}

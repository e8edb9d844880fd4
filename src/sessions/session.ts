import { isMode, type Mode } from '../consultation/public.ts'

/** Where a session stands, in the order it usually goes; the table allows these and no others. */
export const SESSION_STATES = [
  'planned',
  'scheduled',
  'published',
  'live',
  'held',
  'reported',
  'cancelled',
  'postponed',
] as const
export type SessionState = (typeof SESSION_STATES)[number]
export type CalledOff = Extract<SessionState, 'cancelled' | 'postponed'>

/** What a state means to the working plan: the session may be placed and moved, has begun or is over, or was called off. */
function bearingOf(state: SessionState): 'movable' | 'begun' | 'called-off' {
  switch (state) {
    case 'planned':
    case 'scheduled':
    case 'published':
      return 'movable'
    case 'live':
    case 'held':
    case 'reported':
      return 'begun'
    case 'cancelled':
    case 'postponed':
      return 'called-off'
  }
}

/** Begun, over, cancelled or postponed: the plan no longer moves such a session. */
export const standsStill = (state: SessionState): boolean => bearingOf(state) !== 'movable'
export const hasBegun = (state: SessionState): boolean => bearingOf(state) === 'begun'
export const isCalledOff = (state: SessionState): state is CalledOff => bearingOf(state) === 'called-off'

/** For queries that leave out what does not take place. */
export const CALLED_OFF: readonly CalledOff[] = SESSION_STATES.filter(isCalledOff)

/** In what way a session is held; the same three words as of an edition. */
export { isMode, type Mode }

/** How one person takes part. */
export const PRESENCES = ['on_site', 'remote', 'unknown'] as const
export type Presence = (typeof PRESENCES)[number]
export const presenceFrom = (said: string): Presence => PRESENCES.find((one) => one === said) ?? 'unknown'

export const ROOM_KINDS = ['on_site', 'online'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/** What was done to a session, as its history tells it. */
export const SESSION_CHANGES = [
  'placed',
  'moved',
  'unplaced',
  'undone',
  'cancelled',
  'postponed',
  'restored',
  'edited',
  'made',
] as const
export type SessionChangeKind = (typeof SESSION_CHANGES)[number]

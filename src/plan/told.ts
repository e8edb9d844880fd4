import { constraints } from '../scheduling/public.ts'

/**
 * What the constraint list can judge and an edition tells nothing of, with the reason. Nothing of these is shown, weighed or searched by;
 * everything else is fed by `problemOf`, and a test holds this list to it.
 */
export const UNTOLD: Readonly<Record<string, string>> = {
  'room-tag-wish': 'rooms are asked for by seats, layout, equipment and step-free access, which are rules',
  'slot-tag-wish': 'times are wished for as days, periods and parts of the day: `wish-missed`',
  'fixed-session-moved': 'what protocol has settled is locked on the desk: `lock-broken`',
  'wish-lists-clash': 'the sessions people keep for themselves are their own; the secretariat does not look at them',
}

/** The constraints that an edition can tell something of. */
export const toldConstraints = constraints.filter(({ name }) => !(name in UNTOLD))

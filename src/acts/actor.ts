import { type Capability, may, type Viewer, type Where } from '../access/public.ts'
import type { PersonId } from '../platform/db/schema.ts'

/** On whose word something is done. The command line is whoever runs the machine; the program acts at a set time, or does again what somebody did. */
export type Actor =
  | { readonly kind: 'person'; readonly viewer: Viewer }
  | { readonly kind: 'command line' }
  | { readonly kind: 'program'; readonly personId: PersonId | null }

export const person = (viewer: Viewer): Actor => ({ kind: 'person', viewer })
export const commandLine: Actor = { kind: 'command line' }
export const program = (personId: PersonId | null = null): Actor => ({ kind: 'program', personId })

/** The person of an act, for its record; null when nobody is signed in. */
export function personOf(actor: Actor): string | null {
  switch (actor.kind) {
    case 'person':
      return actor.viewer.person?.id ?? null
    case 'program':
      return actor.personId
    case 'command line':
      return null
  }
}

export const actorMay = (actor: Actor, capability: Capability, where: Where): boolean =>
  actor.kind === 'person' ? may(actor.viewer, capability, where) : true

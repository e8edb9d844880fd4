import type { Capability, EditionScope, Part } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import type { Refusal, Result } from '../platform/result.ts'
import type { Actor } from './actor.ts'
import type { Entry } from './record.ts'
import type { Shown } from './seen.ts'

/** What an act holds while it is carried out, or looked at beforehand. */
export type Acting<Scope extends EditionScope | null = EditionScope> = {
  readonly platform: Platform
  readonly tx: Tx
  readonly edition: Scope
  readonly actor: Actor
  /** The person of the record; null when nobody is signed in. */
  readonly personId: PersonId | null
  readonly now: Date
  /** False while a preview only looks: nothing is locked then, so that readers never wait behind it. */
  readonly locking: boolean
}

/**
 * One thing that can be done, in the one shape all have. Pages, the API, imports and the command line are doors to it; `perform` is the
 * way in, `preview` shows beforehand what it would do.
 */
export type Act<Wish, Facts, Decided, Done, Code extends string, Scope extends EditionScope | null = EditionScope> = {
  /** What the record calls it: a thing and what was done to it, such as `decision kept`. Unique in the house. */
  readonly name: string
  /** `owner`: `look` finds the thing only for the browser or person it belongs to. */
  readonly may: Capability | 'owner'
  /** The part of the edition it is done in, for roles that hold there alone. */
  part?(wish: Wish): Part | null
  /** Reads what the act is about, and locks what it will change when `locking`. Refuses when it is not there. */
  look(at: Acting<Scope>, wish: Wish): Promise<Result<Facts, Refusal<Code>>>
  /** What the person confirms. Absent for acts on one's own draft and for what needs no confirmation. */
  shown?(facts: Facts, wish: Wish): Shown
  /** The rule: values in, value out. */
  decide(facts: Facts, wish: Wish, now: Date): Result<Decided, Refusal<Code>>
  /** Writes; the only place that calls stores. What it answers is what happened. */
  do(at: Acting<Scope>, decided: Decided, facts: Facts): Promise<Done>
  /** What the record keeps: of what happened, and nothing that did not. */
  record(done: Done, decided: Decided, facts: Facts): Entry | readonly Entry[]
  /** News and letters to everybody concerned, in the same transaction. */
  tell?(at: Acting<Scope>, done: Done, decided: Decided, facts: Facts): Promise<void>
  /** Makes an ordinary refusal of a fault the database raised, such as a room taken; null: it is a fault. */
  refusalOf?(error: unknown, at: { platform: Platform; edition: Scope }, wish: Wish): Promise<Refusal<Code> | null>
}

/** Lets the compiler find the types of an act from its parts. */
export const defineAct = <
  Wish,
  Facts,
  Decided,
  Done,
  Code extends string,
  Scope extends EditionScope | null = EditionScope,
>(
  act: Act<Wish, Facts, Decided, Done, Code, Scope>,
): Act<Wish, Facts, Decided, Done, Code, Scope> => act

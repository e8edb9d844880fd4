import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import type { Act, Acting } from './act.ts'
import { type Actor, actorMay, personOf } from './actor.ts'
import { addToRecord, type Entry, type RecordLine, recordOf } from './record.ts'
import { type Difference, differenceSince, type Shown, seenOf } from './seen.ts'

/** Who acts where, and what for. */
export type Order<Wish, Scope> = { readonly edition: Scope; readonly actor: Actor; readonly wish: Wish }

/** Something is no longer as it was shown: nothing was done. `by`: what the record says of it since, the newest first. */
export type ChangedMeanwhile = Refusal<'changed-meanwhile'> & {
  readonly difference: Difference
  readonly by: readonly RecordLine[]
}

export type ActRefusal<Code extends string> = Refusal<Code | 'not-allowed' | 'not-confirmed'> | ChangedMeanwhile

/** Colleagues' lines a refusal tells of; a page shows them all. */
const LINES_TOLD = 20
/** Two transactions that wait for each other: PostgreSQL ends one, which may simply be tried again. */
const DEADLOCK = ['40P01', '40001']
const TRIES = 3

/**
 * Carries an act out: permission, what it is about, what was seen, the rule, the writing, the record and the news, in one transaction,
 * all or nothing. `seen` is what the form brought back; acts that confirm something refuse a person without it.
 */
export async function perform<Wish, Facts, Decided, Done, Code extends string, Scope extends EditionScope | null>(
  platform: Platform,
  act: Act<Wish, Facts, Decided, Done, Code, Scope>,
  order: Order<Wish, Scope> & { readonly seen?: string },
): Promise<Result<Done, ActRefusal<Code>>> {
  for (let tries = 1; ; tries++) {
    try {
      return await platform.db.transaction().execute((tx) => performWithin(platform, tx, act, order))
    } catch (error) {
      if (tries < TRIES && DEADLOCK.includes((error as { code?: string }).code ?? '')) continue
      const refusal = await act.refusalOf?.(error, { platform, edition: order.edition }, order.wish)
      if (!refusal) throw error
      return { ok: false, refusal }
    }
  }
}

/** The same inside a transaction that is under way: an act that is part of a larger one. */
export async function performWithin<Wish, Facts, Decided, Done, Code extends string, Scope extends EditionScope | null>(
  platform: Platform,
  tx: Tx,
  act: Act<Wish, Facts, Decided, Done, Code, Scope>,
  { edition, actor, wish, seen }: Order<Wish, Scope> & { readonly seen?: string },
): Promise<Result<Done, ActRefusal<Code>>> {
  if (!allowed(act, edition, actor, wish)) return refuse('not-allowed')
  const at = acting(platform, tx, { edition, actor, locking: true })
  const facts = await act.look(at, wish)
  if (!facts.ok) return facts
  if (act.shown) {
    const unseen = await notAsSeen(at, act.shown(facts.value, wish), seen)
    if (unseen) return { ok: false, refusal: unseen }
  }
  const decided = act.decide(facts.value, wish, at.now)
  if (!decided.ok) return decided
  const done = await act.do(at, decided.value, facts.value)
  const entries: Entry | readonly Entry[] = act.record(done, decided.value, facts.value)
  const by = { at: at.now, personId: at.personId, editionId: edition?.id ?? null, act: act.name }
  await addToRecord(tx, by, 'subject' in entries ? [entries] : entries)
  await act.tell?.(at, done, decided.value, facts.value)
  return ok(done)
}

export type Preview<Facts, Decided, Code extends string> = {
  readonly facts: Facts
  readonly decided: Result<Decided, Refusal<Code>>
  /** To travel with the form that confirms; null for acts that confirm nothing. */
  readonly seen: string | null
}

/** What an act would do now; changes and locks nothing. */
export async function preview<Wish, Facts, Decided, Done, Code extends string, Scope extends EditionScope | null>(
  platform: Platform,
  act: Act<Wish, Facts, Decided, Done, Code, Scope>,
  { edition, actor, wish }: Order<Wish, Scope>,
): Promise<Result<Preview<Facts, Decided, Code>, Refusal<Code | 'not-allowed'>>> {
  if (!allowed(act, edition, actor, wish)) return refuse('not-allowed')
  return platform.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const at = acting(platform, tx, { edition, actor, locking: false })
      const facts = await act.look(at, wish)
      if (!facts.ok) return facts
      const decided = act.decide(facts.value, wish, at.now)
      const seen = act.shown ? seenOf(act.shown(facts.value, wish), at.now) : null
      return ok({ facts: facts.value, decided, seen })
    })
}

function allowed<Wish, Scope extends EditionScope | null>(
  act: Pick<Act<Wish, never, never, never, never, Scope>, 'may' | 'part'>,
  edition: Scope,
  actor: Actor,
  wish: Wish,
): boolean {
  return act.may === 'owner' || actorMay(actor, act.may, { edition, part: act.part?.(wish) ?? null })
}

const acting = <Scope extends EditionScope | null>(
  platform: Platform,
  tx: Tx,
  by: { edition: Scope; actor: Actor; locking: boolean },
): Acting<Scope> => ({ platform, tx, ...by, personId: personOf(by.actor), now: platform.clock.now() })

async function notAsSeen(
  at: Acting<EditionScope | null>,
  shown: Shown,
  seen: string | undefined,
): Promise<ChangedMeanwhile | Refusal<'not-confirmed'> | null> {
  // Only a person confirms; the command line and the program say what they mean.
  if (seen === undefined) return at.actor.kind === 'person' ? { code: 'not-confirmed', facts: {} } : null
  const difference = differenceSince(seen, shown)
  if (!difference) return null
  const subjects = [...difference.added, ...difference.changed, ...difference.gone]
  const { added, changed, gone } = difference
  return {
    code: 'changed-meanwhile',
    facts: { added: added.length, changed: changed.length, gone: gone.length },
    difference,
    by: at.edition ? await recordOf(at.tx, at.edition, { since: difference.since, subjects, limit: LINES_TOLD }) : [],
  }
}

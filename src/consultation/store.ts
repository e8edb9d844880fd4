import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { EditionId, PersonId } from '../platform/db/schema.ts'
import type { KnownChange } from './changes-known.ts'
import type { ForumDays, MovedTo } from './dates.ts'
import type { Extension } from './extension.ts'
import type { Mode } from './modes.ts'
import type { NewCall, NewEdition, NewPhase } from './new-edition.ts'

const json = (value: unknown): string => JSON.stringify(value ?? {})

/** The forum of this slug; one that is there already keeps the name it has. */
async function findOrAddForum(tx: Tx, forum: NewEdition['forum']): Promise<string> {
  const { id } = await tx
    .insertInto('forum')
    .values({ slug: forum.slug, name: json(forum.name) })
    .onConflict((oc) => oc.column('slug').doUpdateSet((eb) => ({ slug: eb.ref('excluded.slug') })))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes the row of a new edition; `id` is given to one that takes the place of another. Without a scope: the edition is only being made. */
export async function addEditionRow(tx: Tx, edition: NewEdition, now: Date, id?: string): Promise<string> {
  const row = await tx
    .insertInto('edition')
    .values({
      ...(id ? { id } : {}),
      forum_id: await findOrAddForum(tx, edition.forum),
      slug: edition.slug,
      title: json(edition.title),
      process_title: json(edition.processTitle),
      theme: json(edition.theme),
      theme_status: json(edition.themeStatus),
      zone: edition.zone,
      starts_on: edition.startsOn,
      ends_on: edition.endsOn,
      final_week_from: edition.finalWeek?.from ?? null,
      final_week_to: edition.finalWeek?.to ?? null,
      mode: edition.mode,
      mode_fallbacks: [...edition.modeFallbacks],
      venue: json(edition.venue),
      contact: json(edition.contact),
      letter: json(edition.letter),
      details: json(edition.details),
      submission_prefix: edition.submissionPrefix,
      last_session_number: edition.firstSessionNumber - 1,
      session_kinds: [...edition.sessionKinds],
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Without a scope: the edition is only being made. */
export async function addCall(tx: Tx, editionId: EditionId, position: number, call: NewCall): Promise<string> {
  const row = await tx
    .insertInto('call')
    .values({
      edition_id: editionId,
      code: call.code,
      position,
      title: json(call.title),
      description: json(call.description),
      binding: call.binding,
      submission_kinds: [...call.submissionKinds],
      opens_at: call.opens.at,
      opens_local: call.opens.local,
      closes_at: call.closes.at,
      closes_local: call.closes.local,
      closes_rule: call.closesRule,
      zone: call.zone,
      details: json(call.details),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Without a scope: the edition is only being made. */
export async function addPhase(tx: Tx, editionId: EditionId, phase: NewPhase, calls: ReadonlyMap<string, string>) {
  const { id } = await tx
    .insertInto('phase')
    .values({
      edition_id: editionId,
      position: phase.position,
      numeral: phase.numeral,
      label: json(phase.label),
      title: json(phase.title),
      description: json(phase.description),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [position, m] of phase.milestones.entries()) {
    await tx
      .insertInto('milestone')
      .values({
        edition_id: editionId,
        phase_id: id,
        code: m.code,
        position,
        kind: m.kind,
        principal: m.principal,
        title: json(m.title),
        starts_at: m.startsAt,
        ends_at: m.endsAt,
        starts_local: m.startsLocal,
        ends_local: m.endsLocal,
        zone: m.zone,
        mode: m.mode,
        place: m.place ? json(m.place) : null,
        host_event: m.hostEvent ? json(m.hostEvent) : null,
        call_id: (m.call && calls.get(m.call)) || null,
        details: json(m.details),
      })
      .execute()
  }
}

export async function recordEditionChange(tx: Tx, edition: Pick<EditionScope, 'id'>, change: KnownChange) {
  await tx
    .insertInto('edition_change')
    .values({
      edition_id: edition.id,
      code: change.code,
      what: change.what,
      target: json(change.target),
      from_value: json(change.from),
      to_value: json(change.to),
      announced_on: change.announcedOn,
      source: change.source,
      note: change.note,
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export const setMilestoneMode = (tx: Tx, edition: Pick<EditionScope, 'id'>, code: string, mode: string) =>
  tx.updateTable('milestone').set({ mode }).where('edition_id', '=', edition.id).where('code', '=', code).execute()

/** The forum is held on other days; those of before stay in the record of the change. Without a scope: told while an edition is loaded. */
export const setEditionDays = (tx: Tx, editionId: EditionId, days: ForumDays) =>
  tx
    .updateTable('edition')
    .set({
      starts_on: days.startsOn,
      ends_on: days.endsOn,
      final_week_from: days.finalWeek?.from ?? null,
      final_week_to: days.finalWeek?.to ?? null,
    })
    .where('id', '=', editionId)
    .execute()

/**
 * A milestone is at another time. What was printed of it no longer holds, so its printed wall clocks are gone from it.
 * Without a scope: told while an edition is loaded.
 */
export const moveMilestone = (tx: Tx, editionId: EditionId, code: string, { startsAt, endsAt }: MovedTo) =>
  tx
    .updateTable('milestone')
    .set({ starts_at: startsAt, ends_at: endsAt, starts_local: null, ends_local: null })
    .where('edition_id', '=', editionId)
    .where('code', '=', code)
    .execute()

/** What an edition is in, its row locked until the caller's transaction ends: two changes of mode come one after the other. */
export async function editionForUpdate(tx: Tx, edition: Pick<EditionScope, 'id'>) {
  const row = await tx
    .selectFrom('edition')
    .select(['mode', 'zone', 'starts_on', 'ends_on'])
    .where('id', '=', edition.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return {
    mode: row.mode,
    zone: row.zone,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }
}

export const setEditionMode = (tx: Tx, edition: Pick<EditionScope, 'id'>, mode: Mode) =>
  tx.updateTable('edition').set({ mode }).where('id', '=', edition.id).execute()

/** Keeps a change of the forum's mode made here under the edition's next code; the edition is locked by `editionForUpdate`. */
export async function recordModeChange(
  tx: Tx,
  edition: Pick<EditionScope, 'id'>,
  change: { from: object; to: object; announcedOn: string; reason: string; madeBy: string | null },
  now: Date,
): Promise<string> {
  const { made } = await tx
    .selectFrom('edition_change')
    .select((eb) => eb.fn.countAll<string>().as('made'))
    .where('edition_id', '=', edition.id)
    .where('made_at', 'is not', null)
    .executeTakeFirstOrThrow()
  const { code } = await tx
    .insertInto('edition_change')
    .values({
      edition_id: edition.id,
      code: `made-here-${Number(made) + 1}`,
      what: 'mode_changed',
      target: json({ edition: 'forum', field: 'mode' }),
      from_value: json(change.from),
      to_value: json(change.to),
      announced_on: change.announcedOn,
      reason: change.reason,
      made_by: change.madeBy,
      made_at: now,
    })
    .returning('code')
    .executeTakeFirstOrThrow()
  return code
}

/** Which change made here is taken back, and by whom. */
export type TakingBack = { readonly code: string; readonly personId: PersonId | null }

/** False when there is no such change made here, or it was taken back before. */
export async function markTakenBack(
  tx: Tx,
  edition: Pick<EditionScope, 'id'>,
  { code, personId }: TakingBack,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('edition_change')
    .set({ taken_back_by: personId, taken_back_at: now })
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .where('made_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type LockedCall = { id: string; closesAt: Date; closesLocal: string; firstClosing: Date }

export async function callForUpdate(
  tx: Tx,
  edition: Pick<EditionScope, 'id'>,
  code: string,
): Promise<LockedCall | null> {
  const row = await tx
    .selectFrom('call')
    .select(['id', 'closes_at as closesAt', 'closes_local as closesLocal'])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('deadline_change')
            .select('from_at')
            .whereRef('call_id', '=', 'call.id')
            .orderBy('made_at')
            .limit(1),
          'closes_at',
        )
        .as('firstClosing'),
    )
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function moveClosing(
  tx: Tx,
  edition: Pick<EditionScope, 'id'>,
  call: LockedCall,
  extension: Extension,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('deadline_change')
    .values({
      call_id: call.id,
      from_at: call.closesAt,
      from_local: call.closesLocal,
      to_at: extension.toAt,
      to_local: extension.toLocal,
      reason: json(extension.reason),
      source: extension.source,
      made_by: extension.madeBy,
      made_at: now,
    })
    .execute()
  await tx
    .updateTable('call')
    .set({ closes_at: extension.toAt, closes_local: extension.toLocal })
    .where('edition_id', '=', edition.id)
    .where('id', '=', call.id)
    .execute()
}

/** The next number of an edition, or the given one if it is still ahead. The row stays locked until the caller's transaction ends: no gap, no repeat. */
export async function takeSubmissionNumber(
  tx: Tx,
  edition: Pick<EditionScope, 'id'>,
  reserved: number | null = null,
): Promise<number> {
  const row = await tx
    .updateTable('edition')
    .set((eb) => ({
      last_submission_number:
        reserved === null ? eb('last_submission_number', '+', 1) : eb.cast<number>(eb.val(reserved), 'integer'),
    }))
    .where('id', '=', edition.id)
    .$if(reserved !== null, (qb) => qb.where('last_submission_number', '<', reserved))
    .returning('last_submission_number')
    .executeTakeFirst()
  if (!row) throw new Error(`The submission number ${reserved} has been passed already.`)
  return row.last_submission_number
}

/** The edition's next numbers of sessions, the first of so many; its row stays locked until the transaction ends, so no number is given twice. */
export async function takeSessionNumbers(tx: Tx, edition: EditionScope, count: number): Promise<number> {
  const { last } = await tx
    .updateTable('edition')
    .set((eb) => ({ last_session_number: eb('last_session_number', '+', count) }))
    .where('id', '=', edition.id)
    .returning('last_session_number as last')
    .executeTakeFirstOrThrow()
  return last - count + 1
}

/** Whoever writes what an edition has once, such as a list its officers share, holds it here: one at a time, and each sees what it became. */
export async function lockEdition(tx: Tx, edition: EditionScope): Promise<void> {
  await tx.selectFrom('edition').select('id').where('id', '=', edition.id).forNoKeyUpdate().execute()
}

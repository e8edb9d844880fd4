import type { FormDefinition } from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Extension } from './extension.ts'
import type { EditionFile } from './load/schema.ts'
import type { Mode } from './modes.ts'

const json = (value: unknown): string => JSON.stringify(value ?? {})

export async function addEdition(tx: Tx, slug: string, file: EditionFile, now: Date, id?: string): Promise<string> {
  const forum = await tx
    .insertInto('forum')
    .values({ slug: slug.replace(/-\d{4}$/, ''), name: json(file.title) })
    .onConflict((oc) => oc.column('slug').doUpdateSet((eb) => ({ slug: eb.ref('excluded.slug') })))
    .returning('id')
    .executeTakeFirstOrThrow()
  const { forum: f } = file
  const row = await tx
    .insertInto('edition')
    .values({
      ...(id ? { id } : {}),
      forum_id: forum.id,
      slug,
      title: json(file.title),
      process_title: json(file.process_title),
      theme: json(file.theme),
      theme_status: json(file.theme_status),
      zone: f.zone,
      starts_on: f.starts_on,
      ends_on: f.final_week.to,
      final_week_from: f.final_week.from,
      final_week_to: f.final_week.to,
      mode: f.mode.planned,
      mode_fallbacks: f.mode.fallbacks.map((m) => m.mode),
      venue: json(f.venue),
      contact: json(file.contact),
      letter: json(file.letter),
      details: json({ legalBasis: file.legal_basis, programmeClaim: f.programme_claim }),
      submission_prefix: `OCP${f.starts_on.slice(2, 4)}`,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function addCall(
  tx: Tx,
  editionId: string,
  position: number,
  call: EditionFile['calls'][number],
): Promise<string> {
  const { opens, closes } = call
  const row = await tx
    .insertInto('call')
    .values({
      edition_id: editionId,
      code: call.id,
      position,
      title: json(call.title),
      description: json(call.description),
      binding: call.binding,
      submission_kinds: call.submission_kinds,
      opens_at: opens.instant_utc,
      opens_local: opens.local,
      closes_at: closes.instant_utc,
      closes_local: closes.local,
      closes_rule: closes.rule,
      zone: closes.zone,
      details: json({ opens, closes }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function addPhase(
  tx: Tx,
  editionId: string,
  phase: EditionFile['phases'][number],
  zone: string,
  calls: Map<string, string>,
) {
  const { id } = await tx
    .insertInto('phase')
    .values({
      edition_id: editionId,
      position: phase.number,
      numeral: phase.roman,
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
        code: m.id,
        position,
        kind: m.kind,
        principal: m.principal,
        title: json(m.title),
        starts_at: m.utc_start ?? null,
        ends_at: m.closing_instant_utc ?? m.utc_end ?? null,
        starts_local: m.local_start ?? null,
        ends_local: m.local_end ?? null,
        zone,
        mode: m.mode ?? null,
        place: m.place ? json(m.place) : null,
        host_event: m.host_event ? json(m.host_event) : null,
        call_id: (m.call && calls.get(m.call)) || null,
      })
      .execute()
  }
}

export async function addForm(
  tx: Tx,
  editionId: string,
  callId: string | null,
  form: FormDefinition & { id: string; version: number; kind: string; binding: boolean; title: object; intro: object },
) {
  await tx
    .insertInto('form')
    .values({
      edition_id: editionId,
      call_id: callId,
      code: form.id,
      version: form.version,
      kind: form.kind,
      binding: form.binding,
      title: json(form.title),
      intro: json(form.intro),
      definition: json({ sections: form.sections, questions: form.questions }),
    })
    .execute()
}

export type NewTerm = {
  vocabulary: string
  code: string
  position: number
  name: Record<string, string>
  details: object
}

export async function addTerms(tx: Tx, editionId: string, terms: NewTerm[]) {
  const rows = terms.map((t) => ({
    edition_id: editionId,
    vocabulary: t.vocabulary,
    code: t.code,
    position: t.position,
    name: json(t.name),
    details: json(t.details),
  }))
  await tx.insertInto('vocabulary_term').values(rows).execute()
}

export async function addMatrix(
  tx: Tx,
  editionId: string,
  links: { action_line: string; sdg: string; targets: string[]; adopted: boolean }[],
) {
  const rows = links.map((l) => ({
    edition_id: editionId,
    action_line: l.action_line,
    sdg: l.sdg,
    targets: l.targets,
    adopted: l.adopted,
  }))
  await tx.insertInto('matrix_link').values(rows).execute()
}

export async function recordEditionChange(tx: Tx, editionId: string, change: EditionFile['known_changes'][number]) {
  await tx
    .insertInto('edition_change')
    .values({
      edition_id: editionId,
      code: change.id,
      what: change.what,
      target: json(change.target),
      from_value: json(change.from),
      to_value: json(change.to),
      announced_on: change.announced_on ?? null,
      source: change.source ?? null,
      note: change.note ?? null,
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export const setMilestoneMode = (tx: Tx, editionId: string, code: string, mode: string) =>
  tx.updateTable('milestone').set({ mode }).where('edition_id', '=', editionId).where('code', '=', code).execute()

/** What an edition is in, its row locked until the caller's transaction ends: two changes of mode come one after the other. */
export async function editionForUpdate(tx: Tx, editionId: string) {
  const row = await tx
    .selectFrom('edition')
    .select(['mode', 'zone', 'starts_on', 'ends_on'])
    .where('id', '=', editionId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return {
    mode: row.mode,
    zone: row.zone,
    startsOn: row.starts_on as unknown as string, // a calendar day is read as text, see platform/db
    endsOn: row.ends_on as unknown as string,
  }
}

export const setEditionMode = (tx: Tx, editionId: string, mode: Mode) =>
  tx.updateTable('edition').set({ mode }).where('id', '=', editionId).execute()

/** Keeps a change of the forum's mode made here under the edition's next code; the edition is locked by `editionForUpdate`. */
export async function recordModeChange(
  tx: Tx,
  editionId: string,
  change: { from: object; to: object; announcedOn: string; reason: string; madeBy: string | null },
  now: Date,
): Promise<string> {
  const { made } = await tx
    .selectFrom('edition_change')
    .select((eb) => eb.fn.countAll<string>().as('made'))
    .where('edition_id', '=', editionId)
    .where('made_at', 'is not', null)
    .executeTakeFirstOrThrow()
  const { code } = await tx
    .insertInto('edition_change')
    .values({
      edition_id: editionId,
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

/** False when there is no such change made here, or it was taken back before. */
export async function markTakenBack(
  tx: Tx,
  editionId: string,
  code: string,
  personId: string | null,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('edition_change')
    .set({ taken_back_by: personId, taken_back_at: now })
    .where('edition_id', '=', editionId)
    .where('code', '=', code)
    .where('made_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type LockedCall = { id: string; closesAt: Date; closesLocal: string }

export async function callForUpdate(tx: Tx, editionId: string, code: string): Promise<LockedCall | null> {
  const row = await tx
    .selectFrom('call')
    .select(['id', 'closes_at as closesAt', 'closes_local as closesLocal'])
    .where('edition_id', '=', editionId)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function moveClosing(tx: Tx, call: LockedCall, extension: Extension, now: Date) {
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
    .where('id', '=', call.id)
    .execute()
}

/** The next number of an edition, or the given one if it is still ahead. The row stays locked until the caller's transaction ends: no gap, no repeat. */
export async function takeSubmissionNumber(tx: Tx, editionId: string, reserved: number | null = null): Promise<number> {
  const row = await tx
    .updateTable('edition')
    .set((eb) => ({
      last_submission_number:
        reserved === null ? eb('last_submission_number', '+', 1) : eb.cast<number>(eb.val(reserved), 'integer'),
    }))
    .where('id', '=', editionId)
    .$if(reserved !== null, (qb) => qb.where('last_submission_number', '<', reserved))
    .returning('last_submission_number')
    .executeTakeFirst()
  if (!row) throw new Error(`The submission number ${reserved} has been passed already.`)
  return row.last_submission_number
}

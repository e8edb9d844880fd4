import fs from 'node:fs'
import path from 'node:path'
import type { Tx } from '../../platform/db/db.ts'
import { migrationsFolder } from '../../platform/db/migrate.ts'
import type { Platform } from '../../platform/platform.ts'
import { addOrganization, nameEditionRole } from '../../stakeholders/public.ts'
import { extendCall } from '../extend-call.ts'
import { isMode, ofTheForum, periodsOf } from '../modes.ts'
import { editionBySlug } from '../reads.ts'
import * as store from '../store.ts'
import { type EditionFile, editionFile, formsFile, matrixFile, organizationsFile } from './schema.ts'
import { vocabularyTerms } from './vocabularies.ts'

/** One JSON file of an edition's folder. */
export function readEditionFile(slug: string, name: string): unknown {
  return JSON.parse(
    fs.readFileSync(path.join(path.dirname(migrationsFolder()), 'editions', slug, `${name}.json`), 'utf8'),
  )
}

/**
 * Loads an edition from its folder, once: a second call changes nothing. What happened after the letter (an extension, changes of mode)
 * is applied on top through the same actions the secretariat uses, so the old values stay recorded; `asPrinted` leaves that to
 * `knownChange`. `id` is given to an edition that takes the place of another.
 */
export async function loadEdition(
  platform: Platform,
  slug: string,
  as: { id?: string; asPrinted?: boolean } = {},
): Promise<{ editionId: string; loaded: boolean }> {
  const { db, clock } = platform
  const known = await editionBySlug(db, slug)
  if (known) return { editionId: known.id, loaded: false }
  const file = editionFile.parse(readEditionFile(slug, 'edition'))
  const editionId = await db.transaction().execute(async (tx) => {
    const id = await store.addEdition(tx, slug, file, clock.now(), as.id)
    await addOrganizations(tx, id, slug, file, clock.now())
    const calls = await addCalls(tx, id, file)
    await addPhases(tx, id, file, calls)
    await addForms(tx, id, slug, calls)
    await store.addTerms(tx, id, vocabularyTerms(readEditionFile(slug, 'vocabularies')))
    await store.addMatrix(tx, id, matrixFile.parse(readEditionFile(slug, 'matrices/wsis-sdg')).links)
    return id
  })
  if (!as.asPrinted) for (const change of file.known_changes) await applyChange(platform, editionId, change)
  return { editionId, loaded: true }
}

async function addOrganizations(tx: Tx, editionId: string, slug: string, file: EditionFile, now: Date) {
  const { organizations } = organizationsFile.parse(readEditionFile(slug, 'organizations'))
  for (const o of organizations) {
    await addOrganization(
      tx,
      {
        id: o.id,
        name: o.name.en ?? o.id,
        language: 'en',
        names: o.name,
        acronyms: o.acronym,
        stakeholderType: 'international_organization',
        worldwide: true,
        confirmed: true,
      },
      now,
    )
  }
  for (const [position, id] of file.co_organizers.entries())
    await nameEditionRole(tx, editionId, id, 'co_organizer', position)
  for (const [position, id] of file.facilitators.entries())
    await nameEditionRole(tx, editionId, id, 'facilitator', position)
}

async function addCalls(tx: Tx, editionId: string, file: EditionFile): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [position, call] of file.calls.entries())
    ids.set(call.id, await store.addCall(tx, editionId, position, call))
  return ids
}

async function addPhases(tx: Tx, editionId: string, file: EditionFile, calls: Map<string, string>) {
  for (const phase of file.phases) await store.addPhase(tx, editionId, phase, file.forum.zone, calls)
}

async function addForms(tx: Tx, editionId: string, slug: string, calls: Map<string, string>) {
  for (const form of formsFile.parse(readEditionFile(slug, 'forms')).forms) {
    await store.addForm(tx, editionId, calls.get(form.call) ?? null, form)
  }
}

type KnownChange = EditionFile['known_changes'][number]

/**
 * One change the edition's file knows of, at the moment it became known. `recordOnly` when an officer has carried it out already.
 * Throws when the file has no such change.
 */
export async function knownChange(
  platform: Platform,
  edition: { id: string; slug: string },
  id: string,
  recordOnly = false,
): Promise<void> {
  const file = editionFile.parse(readEditionFile(edition.slug, 'edition'))
  const change = file.known_changes.find((c) => c.id === id)
  if (!change) throw new Error(`The edition ${edition.slug} knows no change called ${id}.`)
  await applyChange(platform, edition.id, change, recordOnly)
}

async function applyChange(platform: Platform, editionId: string, change: KnownChange, recordOnly = false) {
  await platform.db.transaction().execute((tx) => store.recordEditionChange(tx, editionId, change))
  if (recordOnly) return
  const to = change.to as { instant_utc?: string; local?: string; mode?: string }
  if (change.what === 'deadline_extended' && to.instant_utc) {
    const extended = await extendCall(platform, {
      editionId,
      callCode: String(change.target.call),
      toAt: new Date(to.instant_utc),
      toLocal: String(to.local),
      reason: {},
      source: change.source ?? null,
      madeBy: null,
    })
    if (!extended.ok)
      throw new Error(`The extension ${change.id} of the edition file was refused: ${extended.refusal.code}`)
  }
  const settled = ofTheForum(change) ? periodsOf(to).at(-1)?.mode : undefined
  if (isMode(settled)) await platform.db.transaction().execute((tx) => store.setEditionMode(tx, editionId, settled))
  if (change.what === 'mode_changed' && typeof change.target.milestone === 'string' && to.mode) {
    const code = change.target.milestone
    const mode = to.mode
    await platform.db.transaction().execute((tx) => store.setMilestoneMode(tx, editionId, code, mode))
  }
}

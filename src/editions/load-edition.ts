import { addEdition, applyKnownChange, editionBySlug, type KnownChange } from '../consultation/public.ts'
import { addFacets, addForm, addMatrix, addTerms } from '../forms/public.ts'
import { addNominationSelections } from '../nominations/public.ts'
import { addReports } from '../outcomes/public.ts'
import { addContest } from '../photos/public.ts'
import { loadVenue } from '../plan/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { EditionId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { addPrize } from '../prizes/public.ts'
import { openRegistration } from '../registrations/public.ts'
import { addOrganization, nameEditionRole } from '../stakeholders/public.ts'
import { asNewEdition, withInstants } from './as-new-edition.ts'
import { checkFolder, mistakesInWords } from './check.ts'
import { findFolder } from './folder.ts'
import type { EditionFolder } from './read-folder.ts'

import type { EditionFile } from './shape/edition-file.ts'
import type { Mistake } from './source.ts'
import { vocabularyTerms } from './vocabulary-terms.ts'
import { wholeForms } from './whole-forms.ts'

/** Thrown where an edition is to be loaded from a folder with mistakes; nothing has been written then. */
export class FolderFaulty extends Error {
  readonly mistakes: readonly Mistake[]
  constructor(at: string, mistakes: readonly Mistake[]) {
    super(`The edition in ${at} was not loaded:\n${mistakesInWords(mistakes)}`)
    this.mistakes = mistakes
  }
}

/** An edition's folder by its name or path, checked. Throws when there is none, or when it has mistakes. */
export function checkedFolder(nameOrPath: string, dataFolder: string | null): EditionFolder {
  const at = findFolder(nameOrPath, dataFolder)
  if (!at) throw new Error(`There is no folder of an edition called ${nameOrPath}.`)
  const checked = checkFolder(at)
  if (!checked.ok) throw new FolderFaulty(at, checked.mistakes)
  return checked.folder
}

/**
 * Loads an edition from its folder, once: a second call changes nothing. What happened after the letter (an extension, changes of mode)
 * is applied on top through the same actions the secretariat uses, so the old values stay recorded; `asPrinted` leaves that to
 * `knownChange`. `id` is given to an edition that takes the place of another.
 */
export async function loadEdition(
  platform: Platform,
  nameOrPath: string,
  as: { id?: string; asPrinted?: boolean } = {},
): Promise<{ editionId: EditionId; slug: string; loaded: boolean }> {
  const folder = checkedFolder(nameOrPath, platform.config.dataFolder)
  const { id: slug, known_changes } = folder.edition
  const known = await editionBySlug(platform.db, slug)
  if (known) return { editionId: known.id, slug, loaded: false }
  const now = platform.clock.now()
  const editionId = await platform.db.transaction().execute((tx) => addAll(tx, folder, now, as.id))
  if (!as.asPrinted)
    for (const change of known_changes) await applyKnownChange(platform, editionId, asKnown(change, folder.edition))
  return { editionId, slug, loaded: true }
}

async function addAll(tx: Tx, folder: EditionFolder, now: Date, id: string | undefined): Promise<string> {
  const edition = asNewEdition(folder)
  const added = await addEdition(tx, edition, now, id)
  await addOrganizations(tx, added.id, folder, now)
  for (const { call, ...form } of wholeForms(folder.forms, edition.sessionKinds))
    await addForm(tx, added.id, added.calls.get(call) ?? null, form)
  await addFacets(tx, added.id, folder.facets?.facets ?? [])
  await addTerms(tx, added.id, vocabularyTerms(folder.vocabularies))
  for (const { name, matrix } of folder.matrices) await addMatrix(tx, added.id, { ...matrix, code: name })
  if (folder.selections) await addNominationSelections(tx, added.id, folder.selections, now)
  for (const { call, ...contest } of folder.contests?.contests ?? []) {
    const callId = added.calls.get(call)
    if (callId) await addContest(tx, added.id, { ...contest, callId }, now)
  }
  for (const { call, ...prize } of folder.prizes?.prizes ?? []) {
    const callId = added.calls.get(call)
    if (callId) await addPrize(tx, added.id, { ...prize, callId }, now)
  }
  if (folder.reports) await addReports(tx, added.id, folder.reports)
  if (folder.registration) await openRegistration(tx, added.id, folder.registration)
  const scope = folder.venue && (await editionBySlug(tx, edition.slug))
  if (folder.venue && scope) await loadVenue(tx, scope, folder.venue)
  return added.id
}

async function addOrganizations(tx: Tx, editionId: EditionId, { edition, organizations }: EditionFolder, now: Date) {
  for (const o of organizations?.organizations ?? []) {
    const { id, name, acronym, worldwide } = o
    const names = { name: name.en, language: 'en', names: name, acronyms: acronym }
    await addOrganization(tx, { id, ...names, worldwide, stakeholderType: o.stakeholder_type, confirmed: true }, now)
  }
  for (const [position, organizationId] of edition.co_organizers.entries())
    await nameEditionRole(tx, editionId, { organizationId, role: 'co_organizer', position })
  for (const [position, organizationId] of edition.facilitators.entries())
    await nameEditionRole(tx, editionId, { organizationId, role: 'facilitator', position })
}

type FileChange = EditionFile['known_changes'][number]

const asKnown = (change: FileChange, file: EditionFile): KnownChange => ({
  code: change.id,
  what: change.what,
  target: change.target,
  from: withInstants(change.from, change, file),
  to: withInstants(change.to, change, file),
  announcedOn: change.announced_on ?? null,
  reason: change.reason ?? {},
  source: change.source ?? null,
  note: change.note ?? null,
})

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
  const folder = checkedFolder(edition.slug, platform.config.dataFolder)
  const change = folder.edition.known_changes.find((c) => c.id === id)
  if (!change) throw new Error(`The edition ${edition.slug} knows no change called ${id}.`)
  await applyKnownChange(platform, edition.id, asKnown(change, folder.edition), recordOnly)
}

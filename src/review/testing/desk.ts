import type { EditionScope, Viewer } from '../../access/public.ts'
import { type Actor, person } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { findOrAddPerson } from '../../identity/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Reason } from '../decision.ts'

export const now = new Date('2022-03-08T10:00:00Z')

/** An edition as the tests of the plan make it, with a way to hand in requests. */
type EditionOfTests = {
  readonly edition: { readonly id: string; readonly slug: string }
  handIn(answers: Record<string, unknown>): Promise<string>
}

export const because = (text: string, language = 'en', others: Reason['others'] = {}): Reason => ({
  text,
  language,
  others,
})

/** A desk of three: María and Li, officers, and Ngozi, their head; with requests that wait. */
export async function deskOf<Opened extends { readonly db: Db }>(
  t: Opened,
  at: EditionOfTests,
  titles: readonly string[],
) {
  for (const title of titles) await at.handIn({ title })
  await t.db
    .updateTable('edition')
    .set({ contact: JSON.stringify({ email: 'desk@example.org' }) })
    .where('id', '=', at.edition.id)
    .execute()
  await t.db.updateTable('submission').set({ state: 'submitted' }).where('edition_id', '=', at.edition.id).execute()
  const edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  const someone = async (givenName: string, familyName: string, role: 'secretariat_officer' | 'secretariat_head') => {
    const email = `${givenName.toLowerCase()}@example.org`
    const id = await t.db
      .transaction()
      .execute((tx) => findOrAddPerson(tx, { email, givenName, familyName, language: 'en' }, now))
    const viewer: Viewer = {
      person: { id, name: `${givenName} ${familyName}`, email, language: 'en' },
      grants: [{ role, editionId: edition.id }],
      signInId: null,
      draftKey: null,
    }
    return { id, viewer, actor: person(viewer) as Actor }
  }
  const maria = await someone('Maria', 'Muestra', 'secretariat_officer')
  const li = await someone('Li', 'Shili', 'secretariat_officer')
  const head = await someone('Ngozi', 'Exampleton', 'secretariat_head')
  const change = (number: number, to: Record<string, string | number>) =>
    t.db.updateTable('submission').set(to).where('edition_id', '=', edition.id).where('number', '=', number).execute()
  return { ...t, edition, handIn: at.handIn, maria, li, head, change }
}

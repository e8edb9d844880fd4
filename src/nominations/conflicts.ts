import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { NomineeId } from '../platform/db/schema.ts'
import { personName } from '../platform/languages/public.ts'
import type { Nominations, Nominee } from './reads.ts'

/** Why somebody should not be appointed without a second look. */
export type Conflict =
  | {
      /** `own-panel`: in the very session they have their part in. */
      readonly code: 'in-session' | 'own-panel'
      readonly number: number
      readonly title: string
      readonly language: string
    }
  | { readonly code: 'staff' | 'focal-point' | 'juror' }

const STAFF = ['secretariat_officer', 'secretariat_head', 'administrator', 'auditor']

/** The conflicts of nominees, derived from what else the edition knows of the same person: by address, or in sessions by name as written. */
export async function conflictsOf(
  db: Db | Tx,
  edition: EditionScope,
  { id: selectionId, role }: Pick<Nominations, 'id' | 'role'>,
  nominees: readonly Nominee[],
): Promise<Map<NomineeId, Conflict[]>> {
  const [speaking, roles, points] = await Promise.all([
    db
      .selectFrom('session_person as sp')
      .innerJoin('session as s', 's.id', 'sp.session_id')
      .innerJoin('person as p', 'p.id', 'sp.person_id')
      .select(['sp.name', 's.number', 's.title', 's.language', 'sp.role'])
      .select((eb) => eb.fn.coalesce('p.email', 'p.said_email').as('email'))
      .where('s.edition_id', '=', edition.id)
      .orderBy('s.number')
      .execute(),
    db
      .selectFrom('role_grant as r')
      .innerJoin('person as p', 'p.id', 'r.person_id')
      .select(['p.email', 'r.role'])
      .where((eb) => eb.or([eb('r.edition_id', '=', edition.id), eb('r.edition_id', 'is', null)]))
      .where('r.ended_at', 'is', null)
      .execute(),
    db
      .selectFrom('focal_point as f')
      .innerJoin('person as p', 'p.id', 'f.person_id')
      .select('p.email')
      .where('f.selection_id', '=', selectionId)
      .where('f.ended_at', 'is', null)
      .execute(),
  ])
  return new Map(
    nominees.map(({ id, email, name }) => {
      const same = (one: { email: string | null }) => email !== null && one.email === email
      const theirs = speaking.filter(
        (one) => same(one) || personName({ written_name: one.name }).written === name.written,
      )
      const own = theirs.filter((one) => one.role === role).map(({ number }) => number)
      const sessions = theirs
        .filter((one) => one.role === 'panellist' && role !== 'panellist')
        .map(({ number, title, language }): Conflict => {
          const code = own.includes(number) ? 'own-panel' : 'in-session'
          return { code, number, title, language }
        })
      const held = roles.filter(same).map(({ role }) => role)
      const others: Conflict[] = [
        ...(held.some((role) => STAFF.includes(role)) ? [{ code: 'staff' } as const] : []),
        ...(held.includes('juror') ? [{ code: 'juror' } as const] : []),
        ...(points.some(same) ? [{ code: 'focal-point' } as const] : []),
      ]
      return [id, [...others, ...sessions]]
    }),
  )
}

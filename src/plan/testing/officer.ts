import { type EditionScope, type Viewer, visitor } from '../../access/public.ts'

/** An officer of an edition, for acts that ask who does them. */
export const officer = ({ id }: EditionScope, named?: { readonly id: string; readonly name: string }): Viewer => ({
  ...visitor(),
  ...(named ? { person: { ...named, email: `${named.name.toLowerCase()}@example.org`, language: 'en' as const } } : {}),
  grants: [{ role: 'secretariat_officer', editionId: id }],
})

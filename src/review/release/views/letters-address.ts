import type { EditionScope } from '../../../access/public.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { deskPath, withQuery } from '../../desk-addresses.ts'

/** The page of one letter of a release: of which sort and language, and which of them. `query` is what the release shows. */
export const lettersAddress = (
  edition: EditionScope,
  language: Language,
  query: string,
  of: Record<string, string>,
) => {
  const address = new URLSearchParams(query)
  for (const [name, value] of Object.entries(of)) address.set(name, value)
  return withQuery(deskPath(edition, language, 'release', 'letters'), address.toString())
}

import { namesOfTerms, vocabulariesOf } from '../../forms/public.ts'
import { editionOf, type PageRequest } from '../../page/route.ts'

/** What the categories of a selection are called; one that all stand in has no name. */
export async function nameOfCategories(request: PageRequest, by: string): Promise<(code: string) => string> {
  const nameOf = namesOfTerms(await vocabulariesOf(request.platform.db, editionOf(request)), request.language)
  return (code) => (code ? nameOf(by, code) : '')
}

import type { EditionScope } from '../access/public.ts'
import { editionOf, type PageRequest, pathTo } from '../page/route.ts'
import type { Language } from '../platform/languages/public.ts'

export const deskPath = (edition: EditionScope, language: Language, ...more: string[]) =>
  pathTo(language, edition.slug, 'desk', ...more)

export const listPath = (request: PageRequest, ...more: string[]) =>
  deskPath(editionOf(request), request.language, 'submissions', ...more)

export const releasePath = (request: PageRequest, ...more: string[]) =>
  deskPath(editionOf(request), request.language, 'release', ...more)

export const withQuery = (path: string, query: string) => (query ? `${path}?${query}` : path)

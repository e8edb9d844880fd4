import { z } from 'zod'
import type { EditionScope, Viewer } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { readEditionFile } from '../editions/public.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { pagePublished, pageSaved } from '../site/public.ts'

const text = z.strictObject({
  title: z.string().min(1),
  body: z.string().min(1),
  origin: z.enum(['human', 'machine']).default('human'),
})
const sitePage = z.strictObject({
  at: z.iso.datetime(),
  kind: z.enum(['news', 'practical']),
  slug: z.string(),
  source: z.enum(LANGUAGES),
  texts: z.partialRecord(z.enum(LANGUAGES), text),
})

/** A page that the secretariat of the demonstration writes and publishes at a moment. */
export const siteAct = z.object({ at: z.iso.datetime(), do: z.literal('site'), page: sitePage })
type SiteAct = z.output<typeof siteAct>

/** News and practical pages of an edition's demonstration, as acts of its course. */
export function siteActs(slug: string): SiteAct[] {
  const file = z.looseObject({ pages: z.array(sitePage) }).parse(readEditionFile(slug, 'sample-site'))
  return file.pages.map((page) => ({ at: page.at, do: 'site', page }))
}

/** Writes a page and publishes it; one that visitors have written under its address meanwhile stays as it is. */
export async function writeSitePage(
  platform: Platform,
  edition: EditionScope,
  head: Viewer,
  { kind, slug, source, texts }: SiteAct['page'],
): Promise<void> {
  const actor = program(head.person?.id ?? null)
  const typed = Object.fromEntries(
    Object.entries(texts).map(([language, words]) => [language, { ...words, stillRight: false }]),
  )
  const wish = { id: null, kind, slug, sourceLanguage: source, texts: typed }
  const saved = await perform(platform, pageSaved, { edition, actor, wish })
  if (saved.ok) await perform(platform, pagePublished, { edition, actor, wish: { id: saved.value.id } })
}

import type { EditionScope } from '../access/public.ts'
import { pathTo } from '../page/route.ts'
import { direction, type Language, pickText } from '../platform/languages/public.ts'

/** The programme as something a phone can put on its first screen (Web Application Manifest); it opens at now. */
export function webApp(edition: EditionScope, language: Language): string {
  const name = pickText(edition.title, language).text
  const start = pathTo(language, edition.slug, 'agenda')
  return JSON.stringify({
    id: start,
    name,
    short_name: name,
    lang: language,
    dir: direction(language),
    start_url: start,
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fcfbf7',
    theme_color: '#fcfbf7',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  })
}

import { editionOf, type PageRequest, page, pathTo, type Reply } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { registrationTexts } from './texts.ts'

/** The address of one's own registration, or of a page below it. */
export const homeOf = (request: PageRequest, ...more: (string | number)[]) =>
  pathTo(request.language, editionOf(request).slug, 'registration', ...more)

/** The frame of the pages of one's own registration. */
export function framed(
  request: PageRequest,
  title: string,
  body: Parameters<typeof page>[0]['body'],
  status = 200,
): Reply {
  const edition = editionOf(request)
  return page(
    {
      title,
      section: 'registration',
      crumbs: [
        { label: pickText(edition.title, request.language).text, href: pathTo(request.language, edition.slug) },
        { label: registrationTexts(request.language)('title'), href: homeOf(request) },
      ],
      body,
    },
    { status },
  )
}

import { editionOf, type PageRequest, pathTo } from '../page/route.ts'
import { planTexts } from './texts.ts'

/** The address of the programme's desk or of a page below it. */
export const programmeDesk = (request: PageRequest, ...more: (string | number)[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'programme', ...more)

/** The way to a page of the programme's desk. */
export const crumbs = (request: PageRequest, ...labels: string[]) => [
  { label: planTexts(request.language)('desk.title'), href: programmeDesk(request) },
  ...labels.map((label) => ({ label })),
]

export const proposalsCrumb = (request: PageRequest) => ({
  label: planTexts(request.language)('proposals.title'),
  href: programmeDesk(request, 'proposals'),
})

import { staff } from '../access/public.ts'
import { person } from '../acts/public.ts'
import { editionOf, type PageRequest } from '../page/route.ts'
import { cut } from '../platform/text.ts'

/** The number in an address; 0, which nothing bears, when there is none. */
export const numberIn = (text: string | undefined) => Number(/^[0-9]{1,9}$/.exec(text ?? '')?.[0] ?? 0)

/** Who asks, and what the page of the form had shown. */
export const byIn = (request: PageRequest) => ({
  edition: editionOf(request),
  actor: person(request.viewer),
  seen: request.form.get('seen'),
})

export const personId = ({ viewer }: PageRequest) => viewer.person?.id ?? null

export const mayPlace = (request: PageRequest) => staff.allows(request.viewer, editionOf(request))

export const reasonIn = ({ form }: PageRequest) => cut(form.get('reason'), 2000)

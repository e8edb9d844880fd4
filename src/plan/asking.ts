import { staff } from '../access/public.ts'
import { editionOf, type PageRequest } from '../page/route.ts'

/** The number in an address; 0, which nothing bears, when there is none. */
export const numberIn = (text: string | undefined) => Number(/^[0-9]{1,9}$/.exec(text ?? '')?.[0] ?? 0)

export const personId = ({ viewer }: PageRequest) => viewer.person?.id ?? null

export const mayPlace = (request: PageRequest) => staff.allows(request.viewer, editionOf(request))

export const reasonIn = ({ form }: PageRequest) => form.get('reason').slice(0, 2000)

import { routes as consultation } from '../consultation/routes.tsx'
import type { Route } from '../page/route.ts'
import { routes as programme } from '../programme/routes.tsx'

/** Every address of every module. */
export const routes: Route[] = [...consultation, ...programme]

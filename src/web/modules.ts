import { routes as consultation } from '../consultation/routes.tsx'
import type { Route } from '../page/route.ts'

/** Every address of every module. */
export const routes: Route[] = [...consultation]

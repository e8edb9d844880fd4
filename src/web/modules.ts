import { routes as consultation } from '../consultation/routes.tsx'
import { identityRoutes } from '../identity/routes.tsx'
import type { Route } from '../page/route.ts'
import { routes as programme } from '../programme/routes.tsx'

/** Every address of every module. Addresses with a fixed first word come first, before those that begin with an edition. */
export const routes: Route[] = [...identityRoutes(async () => {}), ...consultation, ...programme]

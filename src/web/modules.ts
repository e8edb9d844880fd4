import { routes as agenda } from '../agenda/routes.tsx'
import { routes as consultation } from '../consultation/routes.tsx'
import { routes as demo } from '../demo/routes.tsx'
import { routes as home } from '../home/routes.tsx'
import { identityRoutes } from '../identity/routes.tsx'
import type { Route } from '../page/route.ts'
import { routes as plan } from '../plan/routes.tsx'
import { routes as register } from '../register/routes.tsx'
import { reviewRoutes } from '../review/routes.tsx'
import { makeSession } from '../sessions/public.ts'
import { draftRoutes } from '../submissions/draft-routes.tsx'
import { AnswerText, myRoutes, ownRoutes } from '../submissions/own-routes.tsx'
import { joinDrafts, recordStep, setState } from '../submissions/public.ts'

/** Every address of every module. Addresses with a fixed first word come first, before those that begin with an edition. */
export const routes: Route[] = [
  ...identityRoutes(joinDrafts),
  ...myRoutes,
  ...demo,
  ...consultation,
  ...home,
  ...draftRoutes,
  ...ownRoutes,
  ...register,
  ...reviewRoutes({ setState, recordStep, makeSession }, AnswerText),
  ...plan,
  ...agenda,
]

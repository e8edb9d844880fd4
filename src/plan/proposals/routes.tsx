import { acceptRoutes } from './accept-routes.tsx'
import { changeRoutes } from './change-routes.tsx'
import { compareRoutes } from './compare-routes.tsx'
import { proposalRoutes } from './proposal-routes.tsx'
import { proposeRoutes } from './propose-routes.tsx'
import { whyRoutes } from './why-routes.tsx'

/** Searching for a schedule and taking it over: read by secretariat and auditors, changed by the secretariat. */
export const scheduleRoutes = [
  ...proposeRoutes,
  ...changeRoutes,
  ...proposalRoutes,
  ...acceptRoutes,
  ...whyRoutes,
  ...compareRoutes,
]

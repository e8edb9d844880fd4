import { changeRoutes } from './change-routes.tsx'
import { compareRoutes } from './compare-routes.tsx'
import { gridRoutes } from './grid-routes.tsx'
import { lockRoutes } from './lock-routes.tsx'
import { proposalRoutes } from './proposal-routes.tsx'
import { proposeRoutes } from './propose-routes.tsx'
import { weightRoutes } from './weight-routes.tsx'
import { whyRoutes } from './why-routes.tsx'

/** Searching for a schedule, taking it over, and all it goes by: read by secretariat and auditors, changed by the secretariat. */
export const scheduleRoutes = [
  ...proposeRoutes,
  ...changeRoutes,
  ...proposalRoutes,
  ...whyRoutes,
  ...compareRoutes,
  ...weightRoutes,
  ...lockRoutes,
  ...gridRoutes,
]

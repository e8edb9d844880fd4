import type { Route } from '../page/route.ts'
import { attendanceRoutes } from './attendance/routes.tsx'
import { delegationDeskRoutes } from './desk/delegations-routes.tsx'
import { importRoutes } from './desk/import-routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { settingsRoutes } from './desk/settings-routes.tsx'
import { doorRoutes } from './door/routes.tsx'
import { forOthersRoutes } from './for-others/routes.tsx'
import { joinRoutes } from './joining/routes.tsx'
import { ownRoutes } from './own-routes.tsx'
import { paperRoutes } from './paper-routes.tsx'

export const routes: Route[] = [
  ...ownRoutes,
  ...forOthersRoutes,
  ...delegationDeskRoutes,
  ...importRoutes,
  ...paperRoutes,
  ...joinRoutes,
  ...doorRoutes,
  ...deskRoutes,
  ...settingsRoutes,
  ...attendanceRoutes,
]

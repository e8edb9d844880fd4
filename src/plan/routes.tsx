import { boardRoutes } from './board/routes.tsx'
import { deskRoutes } from './desk-routes.tsx'
import { editingRoutes } from './editing/routes.tsx'
import { gridRoutes } from './grid-routes.tsx'
import { importRoutes } from './importing/routes.tsx'
import { undoImportRoutes } from './importing/undo-routes.tsx'
import { letterRoutes } from './letters/routes.tsx'
import { lockRoutes } from './lock-routes.tsx'
import { scheduleRoutes } from './proposals/routes.tsx'
import { publishingRoutes } from './publishing/routes.tsx'
import { hoursRoutes } from './speakers/hours-routes.tsx'
import { speakerRoutes } from './speakers/routes.tsx'
import { standingRoutes } from './standing-routes.tsx'
import { venueRoutes } from './venue/desk/routes.tsx'
import { weightRoutes } from './weight-routes.tsx'

/** The working plan on the desk, all it goes by, and the search for a better one. */
export const routes = [
  ...editingRoutes,
  ...deskRoutes,
  ...standingRoutes,
  ...boardRoutes,
  ...publishingRoutes,
  ...importRoutes,
  ...undoImportRoutes,
  ...letterRoutes,
  ...scheduleRoutes,
  ...weightRoutes,
  ...lockRoutes,
  ...gridRoutes,
  ...venueRoutes,
  ...speakerRoutes,
  ...hoursRoutes,
]

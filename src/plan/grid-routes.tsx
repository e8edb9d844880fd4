import { staffOrAuditor } from '../access/public.ts'
import { get } from '../page/route.ts'
import { gridPage } from './grid-page.tsx'

export const gridRoutes = [get('/:edition/desk/programme/grid', staffOrAuditor, (request) => gridPage(request))]

import type { Route } from '../page/route.ts'

export const routes: Route[] = []

import type { Module } from '../page/joining.ts'
import { drawRoutes } from './draw-routes.tsx'

/** Selections: entries, rules, rounds, results. Modules that choose something bring their pages; here stands the page of draws. */
export const rounds: Module = { name: 'rounds', routes: drawRoutes }

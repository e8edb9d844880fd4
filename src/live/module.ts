import type { Module } from '../page/joining.ts'
import { acts } from './acts.ts'
import { routes } from './routes.tsx'

export const live: Module = { name: 'live', routes, acts }

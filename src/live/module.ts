import type { Module } from '../page/joining.ts'
import { acts } from './acts.ts'
import { filesInUse } from './materials/material-reads.ts'
import { routes } from './routes.tsx'

export const live: Module = { name: 'live', routes, acts, filesInUse }

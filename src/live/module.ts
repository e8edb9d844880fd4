import type { Module } from '../page/joining.ts'
import { routes } from './routes.tsx'

export const live: Module = { name: 'live', routes }

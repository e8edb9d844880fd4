import type { Module } from '../page/joining.ts'
import { routes } from './routes.tsx'

export const registrations: Module = { name: 'registrations', routes }

import type { Module } from '../page/joining.ts'
import { routes } from './routes.ts'

export const api: Module = { name: 'api', routes }

import type { Module } from '../page/joining.ts'
import { routes } from './routes.tsx'

export const home: Module = { name: 'home', routes }

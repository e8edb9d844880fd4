import type { Module } from '../page/module.ts'
import { routes } from './routes.tsx'

export const home: Module = { name: 'home', routes }

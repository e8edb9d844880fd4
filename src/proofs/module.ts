import type { Module } from '../page/joining.ts'
import { routes } from './routes.tsx'

export const proofs: Module = { name: 'proofs', routes }

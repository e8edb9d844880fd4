import type { Module } from '../page/joining.ts'
import { documentCommand } from './command.ts'
import { routes } from './routes.tsx'

export const documents: Module = {
  name: 'documents',
  routes,
  commands: [documentCommand],
}

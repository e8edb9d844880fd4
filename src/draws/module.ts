import type { Module } from '../page/joining.ts'
import { drawCommand } from './command.ts'

export const draws: Module = { name: 'draws', commands: [drawCommand] }

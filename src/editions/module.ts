import type { Module } from '../page/joining.ts'
import { commands } from './command.ts'

/** Reads what stands in a folder into all that an edition is made of; brings no pages of its own. */
export const editions: Module = { name: 'editions', commands }

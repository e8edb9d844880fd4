import type { Module } from '../page/joining.ts'

/** Asked by everyone; brings no pages of its own. */
export const stakeholders: Module = { name: 'stakeholders' }

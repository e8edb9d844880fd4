import type { Module } from '../page/joining.ts'

/** Asked by every module that asks people something; brings no pages of its own. */
export const forms: Module = { name: 'forms' }

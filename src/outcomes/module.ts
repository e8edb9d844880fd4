import type { Module } from '../page/joining.ts'

/** What sessions left behind: reports as they were handed in, and what of them is public. */
export const outcomes: Module = { name: 'outcomes' }

import type { Module } from '../page/joining.ts'

/** Selections: entries, rules, rounds, results. It has no pages; modules that choose something bring theirs. */
export const rounds: Module = { name: 'rounds' }

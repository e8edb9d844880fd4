import type { Config } from './config.ts'
import type { Platform } from './platform.ts'

/** Opens the outside world for a command, with other settings where it needs them; it is closed when the command is done. */
export type Opening = (settings?: Partial<Config>) => Promise<Platform>

/** What a command says at its end; `failed` ends the program with an error. */
export type Said = { readonly text: string; readonly failed?: true }

/** A command of the command line: `convoke NAME …`. */
export type Command = {
  readonly name: string
  /** What to type and what it does, as lines of the program's usage. */
  readonly usage: string
  /** Words that make no sense are refused before anything is opened. */
  run(words: readonly string[], open: Opening): Promise<Said>
}

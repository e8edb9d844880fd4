import type { Tx } from './db/db.ts'

/** Something that can come about in a module and that others may hear of. `Facts` says what happened. */
export type News<Facts> = {
  readonly name: string
  /** Only for the compiler, which ties the facts to the news; holds nothing. */
  readonly says?: (facts: Facts) => void
}
export const news = <Facts>(name: string): News<Facts> => ({ name })

/** What one module does when it hears of something in another. */
export type Hearing = {
  readonly of: string
  hear(tx: Tx, facts: never, platform: never): Promise<unknown>
}

/** `Whole` is the platform, for hearers that carry out acts; its type stands above this file. */
export const hearing = <Facts, Whole = unknown>(
  of: News<Facts>,
  hear: (tx: Tx, facts: Facts, platform: Whole) => Promise<unknown>,
): Hearing => ({
  of: of.name,
  hear,
})

/**
 * Tells all who hear of it, one after the other, inside the transaction in which it came about: what follows from it stands with it or
 * not at all. See decisions/0009.
 */
export type Tell = <Facts>(tx: Tx, of: News<Facts>, facts: Facts) => Promise<void>

/** Joins those who tell and those who hear, once, when the platform is opened; acts among them need it whole. */
export const openNews =
  (hearings: readonly Hearing[], platform: () => unknown): Tell =>
  async (tx, of, facts) => {
    for (const each of hearings) if (each.of === of.name) await each.hear(tx, facts as never, platform() as never) // made by `hearing`, of this news
  }

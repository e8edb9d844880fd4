import type { Tx } from './db/db.ts'

/** Something that can come about in a module and that others may hear of. `Facts` says what happened. */
export type News<Facts> = {
  readonly name: string
  /** Only for the compiler, which ties the facts to the news; holds nothing. */
  readonly says?: (facts: Facts) => void
}
export const news = <Facts>(name: string): News<Facts> => ({ name })

/** What one module does when it hears of something in another. */
export type Hearing = { readonly of: string; hear(tx: Tx, facts: never): Promise<unknown> }

export const hearing = <Facts>(of: News<Facts>, hear: (tx: Tx, facts: Facts) => Promise<unknown>): Hearing => ({
  of: of.name,
  hear,
})

/**
 * Tells all who hear of it, one after the other, inside the transaction in which it came about: what follows from it stands with it or
 * not at all. See decisions/0009.
 */
export type Tell = <Facts>(tx: Tx, of: News<Facts>, facts: Facts) => Promise<void>

/** Joins those who tell and those who hear, once, when the platform is opened. */
export const openNews =
  (hearings: readonly Hearing[]): Tell =>
  async (tx, of, facts) => {
    for (const each of hearings) if (each.of === of.name) await each.hear(tx, facts as never) // made by `hearing`, of this news
  }

import type { Localized } from '../platform/languages/public.ts'

declare const proved: unique symbol

/**
 * The edition a request belongs to. It cannot be written down, only asked for: `editionBySlug` finds it in the database. Every store
 * function takes one, so that a query which forgets its edition does not compile.
 */
export type EditionScope = EditionFacts & { readonly [proved]: true }

type EditionFacts = {
  readonly id: string
  readonly slug: string
  readonly zone: string
  /** Where people meet, and whose clocks the zone's are. */
  readonly city: Localized
  readonly title: Localized
  readonly startsOn: string
  readonly endsOn: string
  readonly submissionPrefix: string
  readonly contactEmail: string
}

/** For the one function that has just read these facts from the table of editions. */
export const editionScope = (facts: EditionFacts): EditionScope => facts as EditionScope

import type { PersonId } from '../platform/db/schema.ts'
import { news } from '../platform/news.ts'

/** Somebody has signed in. What this browser had begun as a visitor is found by its secret. */
export const SIGNED_IN = news<{ personId: PersonId; draftKey: string | null }>('signed in')

/**
 * Somebody signs out, and this browser is about to lose its secret. Whoever keeps something under it alone says how much; with `take` it
 * becomes the person's.
 */
export const SIGNING_OUT = news<{
  personId: PersonId
  draftKey: string | null
  take: boolean
  holds(count: number): void
}>('signing out')

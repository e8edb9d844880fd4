import type { PersonId } from '../platform/db/schema.ts'
import { news } from '../platform/news.ts'

/** Somebody has signed in. What this browser had begun as a visitor is found by its secret. */
export const SIGNED_IN = news<{ personId: PersonId; draftKey: string | null }>('signed in')

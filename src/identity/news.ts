import { news } from '../platform/news.ts'

/** Somebody has signed in. What this browser had begun as a visitor is found by its secret. */
export const SIGNED_IN = news<{ personId: string; draftKey: string | null }>('signed in')

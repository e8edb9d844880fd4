import { type RawBuilder, sql } from 'kysely'
import type { Language } from '../../platform/languages/public.ts'

/**
 * The name of a joined room in a reader's language; English where a room has no other, the plain name where an earlier version of the
 * program kept no more.
 */
export const roomNameIn = (language: Language): RawBuilder<string> =>
  sql<string>`coalesce(room.names ->> ${language}, room.names ->> 'en', room.name)`

import type { CallId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'
import { news } from '../platform/news.ts'

export type Reader = { readonly email: string; readonly language: Language }

/** The closing of a call has moved later. Who hears of it knows who waits for the call, and has them written to. */
export const CALL_EXTENDED = news<{ callId: CallId; write(reader: Reader): Promise<unknown> }>('call extended')

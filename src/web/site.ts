import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { House } from '../page/house.ts'
import { isLanguage, type Language, negotiate } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import type { Assets } from './assets.ts'

/** All that answering needs and that stays the same from one request to the next. */
export type Site = { platform: Platform; house: House; assets: Assets }

export type Env = {
  Variables: { nonce: string; id: string; route?: string }
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } }
}
export type WebContext = Context<Env>

export const cookiesOf =
  (c: Context) =>
  (name: string): string | null =>
    getCookie(c, name) ?? null

/** The language of the address, else the one chosen before, else what the browser asks for. */
export function languageOf(c: Context): Language {
  const first = new URL(c.req.url).pathname.split('/')[1]
  if (isLanguage(first)) return first
  return keptLanguage(c)
}

/** The language chosen before, else what the browser asks for. */
export function keptLanguage(c: Context): Language {
  const kept = cookiesOf(c)('language')
  return isLanguage(kept) ? kept : negotiate(c.req.header('accept-language'))
}

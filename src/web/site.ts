import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { House } from '../page/house.ts'
import { isLanguage, type Language, negotiate } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import type { Assets } from './assets.ts'
import type { EventStreams } from './event-stream.ts'
import { cookieName, type Devices } from './headers.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { Leave, Room } from './room.ts'

/** All that answering needs and that stays the same from one request to the next. */
export type Site = {
  platform: Platform
  house: House
  assets: Assets
  kept: KeptAnswers
  streams: EventStreams
  room: Room
}

export type Env = {
  /**
   * `style`: what the policy of this answer allows as a style, `sha256-…`. `own`: what is answered is somebody's. `devices`: what the
   * page may use. `leave`: gives back the room that the form of this request took.
   */
  Variables: {
    style?: string | null
    secure: boolean
    id: string
    route?: string
    inFrames?: boolean
    own?: boolean
    devices?: Devices
    leave?: Leave
  }
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } }
}
export type WebContext = Context<Env>

/** Told by a script of ours, which cannot write behind `__Host-` everywhere; it opens no door. */
const BY_SCRIPTS = ['zone']

export const cookiesOf =
  (c: WebContext) =>
  (name: string): string | null =>
    getCookie(c, BY_SCRIPTS.includes(name) ? name : cookieName(name, c.get('secure'))) ?? null

/** The language of the address, else the one chosen before, else what the browser asks for. */
export function languageOf(c: WebContext): Language {
  const first = new URL(c.req.url).pathname.split('/')[1]
  if (isLanguage(first)) return first
  return keptLanguage(c)
}

/** The language chosen before, else what the browser asks for. */
export function keptLanguage(c: WebContext): Language {
  const kept = cookiesOf(c)('language')
  return isLanguage(kept) ? kept : negotiate(c.req.header('accept-language'))
}

import type { EditionScope, Viewer } from '../access/public.ts'
import { type Acting, defineAct, perform, person } from '../acts/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { type ExtensionRefusal, newClosing } from './extension.ts'
import { extensionLetter } from './letters.ts'
import { CALL_EXTENDED } from './news.ts'
import { callByCode } from './reads.ts'
import { callForUpdate, type LockedCall, moveClosing } from './store.ts'

type ExtensionWish = {
  callCode: string
  /** Wall clock in the zone of the edition, as `2022-03-11T15:00`. */
  local: string
  /** By language; empty ones are left out. */
  reason: Record<string, string>
  /** The closing the officer saw, in ISO 8601: whoever decides must know what is being changed. */
  seenClosing: string
}
type Facts = { readonly call: LockedCall; readonly edition: EditionScope }
type Decided = { readonly wish: ExtensionWish; readonly closing: Date }
type Code = ExtensionRefusal['code'] | 'call-unknown' | 'reason-missing' | 'changed-meanwhile'

/** An officer moves the closing of a call, later as a rule: the old value stays, and whoever has an open draft is written to. */
export const callExtended = defineAct<ExtensionWish, Facts, Decided, void, Code>({
  name: 'call extended',
  may: 'mayExtend',
  part: () => null,
  async look({ tx, edition }, { callCode }) {
    const call = await callForUpdate(tx, edition, callCode)
    return call ? ok({ call, edition }) : refuse('call-unknown')
  },
  decide: decideExtension,
  async do({ tx, edition, personId, now }, { wish, closing }, { call }) {
    const { callCode, local: toLocal, reason } = wish
    const made = { callCode, toAt: closing, toLocal, reason, source: null, madeBy: personId }
    await moveClosing(tx, edition, call, made, now)
  },
  record: (_, { wish, closing }) => ({
    subject: wish.callCode,
    details: { from: wish.seenClosing, to: closing.toISOString() },
  }),
  tell: (at, _, decided, { call }) => tellOfExtension(at, decided.wish, call.closesAt),
})

function decideExtension({ call, edition }: Facts, wish: ExtensionWish, now: Date) {
  if (call.closesAt.toISOString() !== wish.seenClosing) return refuse('changed-meanwhile')
  if (Object.keys(wish.reason).length === 0) return refuse('reason-missing')
  const closing = newClosing(call, wish.local, edition, now)
  return closing.ok ? ok({ wish, closing: closing.value }) : closing
}

/** Who waits for a call, later modules know; what they are told is said here. */
async function tellOfExtension({ platform, tx, edition }: Acting, { callCode, reason }: ExtensionWish, before: Date) {
  const call = await callByCode(tx, edition, callCode)
  if (!call) throw new Error(`The call ${callCode} has gone while it was locked.`)
  const { mail, config } = platform
  await platform.tell(tx, CALL_EXTENDED, {
    callId: call.id,
    write: (reader) => mail.queue(tx, extensionLetter(config.origin, edition, { call, before, reason }, reader)),
  })
}

/** The same as one who is signed in does it. */
export const extendAtDesk = (platform: Platform, edition: EditionScope, officer: Viewer, wish: ExtensionWish) =>
  perform(platform, callExtended, { edition, actor: person(officer), wish })

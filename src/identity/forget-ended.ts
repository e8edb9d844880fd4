import type { Tx } from '../platform/db/db.ts'
import type { Mail } from '../platform/mail/mail.ts'
import { SIGN_IN_LETTER } from './ask-to-sign-in.ts'
import { KEY_DAYS } from './browser.ts'
import { IDLE_DAYS } from './sign-in.ts'
import { removeCodes, removeKnownBrowsers, removeRateCounts, removeSignIns } from './store.ts'

// A day longer than they count, so that a message about an expired code can still say so.
const KEEP_CODES_HOURS = 24
// A person who looks for a sign-in that is not theirs may find it as long as this after its end.
const KEEP_SIGN_INS_DAYS = 7
// The longest window of a limit is an hour.
const KEEP_COUNTS_HOURS = 24
const KEEP_LETTERS_DAYS = 7

const hoursBefore = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000)

/**
 * Removes codes that have expired, sign-ins that are over (ended, past their end, or unused for fourteen days), counters of limits that
 * have run out, and letters that carried a code. Returns how many of each.
 */
export async function forgetEnded(tx: Tx, mail: Pick<Mail, 'forget'>, now: Date) {
  const overBefore = hoursBefore(now, KEEP_SIGN_INS_DAYS * 24)
  return {
    codes: await removeCodes(tx, hoursBefore(now, KEEP_CODES_HOURS)),
    signIns: await removeSignIns(tx, overBefore, hoursBefore(overBefore, IDLE_DAYS * 24)),
    browsers: await removeKnownBrowsers(tx, hoursBefore(now, KEY_DAYS * 24)),
    limits: await removeRateCounts(tx, hoursBefore(now, KEEP_COUNTS_HOURS)),
    codeLetters: await mail.forget(tx, SIGN_IN_LETTER, hoursBefore(now, KEEP_LETTERS_DAYS * 24)),
  }
}

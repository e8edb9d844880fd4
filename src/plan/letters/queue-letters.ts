import type { EditionScope } from '../../access/public.ts'
import { composeLetter } from '../../page/letter.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { invitationsOf } from './invitations.ts'
import type { LetterFacts } from './letter-facts.ts'
import { letterWords } from './letters.ts'

/** Queues the letters of a publication in its transaction: one an address, ever, and none for a version that was rolled back. */
export async function queueLetters(
  { platform, tx, edition, now }: { platform: Platform; tx: Tx; edition: EditionScope; now: Date },
  version: number,
  letters: readonly LetterFacts[],
): Promise<number> {
  const from = { origin: platform.config.origin, edition, at: now }
  let count = 0
  for (let at = 0; at < letters.length; at += A_STRETCH) {
    const stretch = letters.slice(at, at + A_STRETCH).map((facts) => ({
      to: facts.to.email,
      key: `agenda:${edition.id}:${version}:${facts.to.email}`,
      ...composeLetter(facts.to.reads, letterWords(facts, from)),
      attachments: invitationsOf(facts, from),
    }))
    count += await platform.mail.queueAll(tx, stretch) // between two stretches others are served
  }
  return count
}

const A_STRETCH = 20

import { randomBytes } from 'node:crypto'
import type { EditionScope } from '../../access/public.ts'
import { hashToken } from '../../identity/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import { LANGUAGES, type Language } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Words, wordsOf } from '../words.ts'
import { namingLetter } from './letter.ts'
import { namingsOf, objectionOf } from './reads.ts'
import { keepLinks, takeUntold } from './store.ts'

/** Sessions at a time: so many letters stand or fall together. */
const AT_ONCE = 200

/**
 * Writes to everybody whom others named in a session of the edition and who was not told yet: in which sessions, that they will be shown
 * with them, and by which link they can object. One letter a person, however many sessions; asked again it writes to nobody twice.
 */
export async function tellNamed(platform: Platform, edition: EditionScope): Promise<number> {
  const words = new Map<Language, Words>()
  for (const language of LANGUAGES) words.set(language, await wordsOf(platform.db, edition, language))
  let letters = 0
  for (;;) {
    const told = await platform.db.transaction().execute((tx) => tellSome(platform, tx, { edition, words }))
    letters += told.letters
    if (told.taken < AT_ONCE) return letters
  }
}

type Telling = { readonly edition: EditionScope; readonly words: ReadonlyMap<Language, Words> }

async function tellSome({ mail, clock, config }: Platform, tx: Tx, { edition, words }: Telling) {
  const now = clock.now()
  const taken = await takeUntold(tx, edition, AT_ONCE, now)
  const all = await namingsOf(tx, edition, [...new Set(taken.map(({ personId }) => personId))])
  const news = new Set(taken.map(({ sessionId, personId }) => objectionOf(sessionId, personId)))
  const told = Map.groupBy(
    all.filter((one) => news.has(objectionOf(one.sessionId, one.personId))),
    ({ personId }) => personId,
  )
  const letters = [...told].map(([personId, namings]) => {
    const secret = randomBytes(24).toString('base64url')
    const letter = namingLetter(namings, secret, { edition, words, origin: config.origin })
    return { personId, secretHash: hashToken(secret), letter }
  })
  await keepLinks(tx, edition, letters, now)
  await mail.queueAll(
    tx,
    letters.map(({ letter }) => letter),
  )
  return { taken: taken.length, letters: letters.length }
}

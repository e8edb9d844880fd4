import { defineAct } from '../../acts/public.ts'
import { readAddress } from '../../identity/public.ts'
import { composeLetter } from '../../page/letter.ts'
import { ok, refuse } from '../../platform/result.ts'
import { reviewTexts } from '../texts.ts'
import type { LetterFacts } from './letter-facts.ts'
import { letterWords } from './letters.ts'

type Wish = {
  readonly letter: LetterFacts
  readonly to: string
  /** Names the press of the button: pressed twice, one letter leaves. */
  readonly press: string
}

/** Sends one of the letters, exactly as it would leave, to whoever asks for it and to nobody else. */
export const testLetterSent = defineAct<Wish, Wish & { to: string }, Wish, string, 'address-missing'>({
  name: 'test letter sent',
  may: 'mayRelease',
  look: async (_, wish) => ok(wish),
  decide: (_, wish) => {
    const to = readAddress(wish.to)
    return to ? ok({ ...wish, to }) : refuse('address-missing')
  },
  async do({ tx, edition, platform, personId }, { letter, to, press }) {
    const language = letter.about.reads
    const words = letterWords(letter, { origin: platform.config.origin, edition })
    const subject = reviewTexts(language)('letter.test', { subject: words.subject })
    const key = `test:${personId ?? ''}:${letter.about.id}:${press.slice(0, 20)}`
    await platform.mail.queue(tx, { to, key, ...composeLetter(language, { ...words, subject }) })
    return letter.about.reference
  },
  record: (reference) => ({ subject: reference }),
})

import { defineAct } from '../../acts/public.ts'
import { readAddress } from '../../identity/public.ts'
import { composeLetter } from '../../page/letter.ts'
import { ok, refuse } from '../../platform/result.ts'
import { invitationsOf } from './invitations.ts'
import type { LetterFacts } from './letter-facts.ts'
import { letterWords } from './letters.ts'
import { planLetterTexts } from './texts.ts'

type Wish = {
  readonly letter: LetterFacts
  readonly to: string
  /** Names the press of the button: pressed twice, one letter leaves. */
  readonly press: string
}

/** Sends one of the letters of a publication, exactly as it would leave, to whoever asks for it and to nobody else. */
export const planTestLetterSent = defineAct<Wish, Wish, Wish, number, 'address-missing'>({
  name: 'test letter of the programme sent',
  may: 'mayPublish',
  look: async (_, wish) => ok(wish),
  decide: (_, wish) => {
    const to = readAddress(wish.to)
    return to ? ok({ ...wish, to }) : refuse('address-missing')
  },
  async do({ tx, edition, platform, personId, now }, { letter, to, press }) {
    const language = letter.to.reads
    const from = { origin: platform.config.origin, edition, at: now }
    const words = letterWords(letter, from)
    const subject = planLetterTexts(language)('test', { subject: words.subject })
    const key = `test:${personId ?? ''}:${letter.to.email}:${press.slice(0, 20)}`
    const attachments = invitationsOf(letter, from)
    await platform.mail.queue(tx, { to, key, ...composeLetter(language, { ...words, subject }), attachments })
    return letter.changes[0].change.number
  },
  record: (number) => ({ subject: String(number) }),
})

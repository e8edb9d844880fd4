import type { EditionScope } from '../access/public.ts'
import { type Acting, defineAct } from '../acts/public.ts'
import { lockEdition } from '../consultation/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { type Language, withoutIsolates } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { keepLetterWords } from './letter-store.ts'
import { OF_EDITION, OF_READER, type Placeholder, placeholdersIn } from './placeholders.ts'
import { documentTexts } from './texts.ts'

/** What of the letter and of the mail it goes with is worded on the desk. The facts between stand in the edition. */
export const LETTER_PARTS = ['mail-subject', 'mail-body', 'salutation', 'opening', 'closing', 'regards'] as const
export type LetterPart = (typeof LETTER_PARTS)[number]
export type LetterWords = Readonly<Record<LetterPart, string>>

/** Only the mail speaks to one reader; the letter is one for all who read its language. */
export const placeholdersOf = (part: LetterPart): readonly Placeholder[] =>
  part.startsWith('mail-') ? [...OF_READER, ...OF_EDITION] : OF_EDITION.filter((name) => name !== 'page')

/** The words the program comes with, as a template. */
export function defaultLetterWords(language: Language): LetterWords {
  const t = documentTexts(language)
  const open = Object.fromEntries([...OF_READER, ...OF_EDITION].map((name) => [name, `{${name}}`])) as Record<
    Placeholder,
    string
  >
  const words = {
    'mail-subject': t('words.mail-subject', open),
    'mail-body': t('words.mail-body', open),
    salutation: t('letter.salutation'),
    opening: t('letter.invite', open),
    closing: t('letter.closing'),
    regards: t('letter.regards'),
  }
  return Object.fromEntries(LETTER_PARTS.map((part) => [part, withoutIsolates(words[part])])) as LetterWords
}

/** What the secretariat has worded itself, by language and part. */
async function ownLetterWords(db: Db | Tx, edition: EditionScope, language: Language) {
  const rows = await db
    .selectFrom('letter_words')
    .select(['part', 'words'])
    .where('edition_id', '=', edition.id)
    .where('language', '=', language)
    .execute()
  const kept = new Map(rows.map(({ part, words }) => [part, words]))
  return Object.fromEntries(
    LETTER_PARTS.flatMap((part) => (kept.has(part) ? [[part, kept.get(part)]] : [])),
  ) as Partial<Record<LetterPart, string>>
}

/** The words that hold: the secretariat's own, and the program's where it has none. */
export const letterWords = async (db: Db | Tx, edition: EditionScope, language: Language): Promise<LetterWords> => ({
  ...defaultLetterWords(language),
  ...(await ownLetterWords(db, edition, language)),
})

type Wish = {
  readonly language: Language
  /** A part that is empty is worded by the program again. */
  readonly words: Readonly<Partial<Record<LetterPart, string>>>
}
type Facts = Readonly<Partial<Record<LetterPart, string>>>
type Change = { readonly part: LetterPart; readonly words: string | null }

/** The secretariat words the letter, or the mail it goes with, in one language. What waits to leave stays as it was confirmed. */
export const letterWordsChanged = defineAct<
  Wish,
  Facts,
  { language: Language; changes: readonly Change[] },
  void,
  'placeholder-unknown' | 'nothing-changed'
>({
  name: 'letter words changed',
  may: 'mayPublish',
  async look({ tx, edition, locking }: Acting, { language }) {
    // Two who save at one moment: the second sees what the first has saved.
    if (locking) await lockEdition(tx, edition)
    return ok(await ownLetterWords(tx, edition, language))
  },
  shown: (kept) => ({ words: kept }),
  decide(kept, { language, words }) {
    const unknown = LETTER_PARTS.flatMap((part) =>
      placeholdersIn(words[part] ?? '').filter((name) => !placeholdersOf(part).some((one) => one === name)),
    )
    if (unknown.length > 0)
      return refuse('placeholder-unknown', { names: unknown.map((name) => `{${name}}`).join(' ') })
    const standard = defaultLetterWords(language)
    const changes = LETTER_PARTS.flatMap((part): Change[] => {
      const typed = words[part]
      if (typed === undefined) return []
      const next = typed === '' || typed === standard[part] ? null : typed
      return next === (kept[part] ?? null) ? [] : [{ part, words: next }]
    })
    return changes.length > 0 ? ok({ language, changes }) : refuse('nothing-changed')
  },
  async do({ tx, edition, personId, now }, { language, changes }) {
    for (const { part, words } of changes)
      await keepLetterWords(tx, edition, { language, part, words, by: personId, at: now })
  },
  record: (_, { language, changes }) =>
    changes.map(({ part, words }) => ({ subject: `${part} ${language}`, after: { words } })),
})

import type { EditionScope } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { callsOf } from '../consultation/public.ts'
import { momentInWords } from '../page/words.ts'
import type { Db } from '../platform/db/db.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import type { SitePage } from './reads.ts'
import { siteTexts } from './texts.ts'

/** An announcement of something that happened, in six languages, ready to be read over. */
export type Offer = {
  readonly slug: string
  readonly texts: Readonly<Record<Language, { title: string; body: string; origin: 'human' }>>
}

const inSix = (words: (language: Language) => { title: string; body: string }): Offer['texts'] => {
  const of = (language: Language) => ({ ...words(language), origin: 'human' as const })
  return { ar: of('ar'), zh: of('zh'), en: of('en'), fr: of('fr'), ru: of('ru'), es: of('es') }
}

/** What the program itself has published and nobody has announced: extensions of calls, the newest version of the programme. */
export async function offersOf(db: Db, edition: EditionScope, pages: readonly SitePage[]): Promise<Offer[]> {
  const [calls, agenda] = await Promise.all([callsOf(db, edition), publishedAgenda(db, edition)])
  const said = (at: Date, language: Language, end: boolean) => momentInWords(at, language, { zone: edition.zone, end })
  const extended = calls.flatMap((call) =>
    call.changes.map(({ toAt }) => ({
      slug: `extended-${call.code.replaceAll('_', '-')}-${toAt.toISOString().slice(0, 10)}`,
      texts: inSix((language) => ({
        title: siteTexts(language)('offer.extended.title', { call: pickText(call.title, language).text }),
        body: siteTexts(language)('offer.extended.body', { time: said(toAt, language, true) }),
      })),
    })),
  )
  const version = agenda && {
    slug: `programme-${agenda.version}`,
    texts: inSix((language) => ({
      title: siteTexts(language)('offer.programme.title', { version: agenda.version }),
      body: siteTexts(language)('offer.programme.body', {
        version: agenda.version,
        time: said(agenda.publishedAt, language, false),
      }),
    })),
  }
  const announced = new Set(pages.filter(({ kind }) => kind === 'news').map(({ slug }) => slug))
  return [...extended, ...(version ? [version] : [])].filter(({ slug }) => !announced.has(slug))
}

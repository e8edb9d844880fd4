import type { EditionScope } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { callState, callsOf, phasesOf } from '../consultation/public.ts'
import { isPublic, versionsOf } from '../documents/public.ts'
import { momentInWords } from '../page/words.ts'
import type { Db } from '../platform/db/db.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import { lastReleases } from '../review/public.ts'
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

type Happened = { readonly db: Db; readonly edition: EditionScope; readonly now: Date }

/** A moment as readers of a language say it, on the edition's clock. */
const saidIn =
  (edition: EditionScope, end = false) =>
  (at: Date, language: Language) =>
    momentInWords(at, language, { zone: edition.zone, end })

/** The phase that began last. */
async function phaseBegun({ db, edition, now }: Happened): Promise<Offer[]> {
  const begun = (await phasesOf(db, edition)).flatMap((phase) => {
    const first = phase.milestones.flatMap(({ startsAt }) => startsAt?.getTime() ?? []).sort((a, b) => a - b)[0]
    return first !== undefined && first <= now.getTime() ? [{ ...phase, at: first }] : []
  })
  const last = begun.sort((a, b) => a.at - b.at).at(-1)
  if (!last) return []
  const texts = inSix((language) => ({
    title: siteTexts(language)('offer.phase.title', { phase: pickText(last.title, language).text }),
    body: siteTexts(language)('offer.phase.body', {
      phase: pickText(last.title, language).text,
      time: saidIn(edition)(new Date(last.at), language),
    }),
  }))
  return [{ slug: `phase-${slugOf(last.numeral)}`, texts }]
}

/** Calls that are open, and every extension there was. */
async function callsOpenedAndExtended({ db, edition, now }: Happened): Promise<Offer[]> {
  return (await callsOf(db, edition)).flatMap((call) => {
    const name = (language: Language) => pickText(call.title, language).text
    const closes = saidIn(edition, true)
    const opened = inSix((language) => ({
      title: siteTexts(language)('offer.opened.title', { call: name(language) }),
      body: siteTexts(language)('offer.opened.body', { time: closes(call.closesAt, language) }),
    }))
    const extended = call.changes.map(({ toAt }) => ({
      slug: `extended-${slugOf(call.code)}-${toAt.toISOString().slice(0, 10)}`,
      texts: inSix((language) => ({
        title: siteTexts(language)('offer.extended.title', { call: name(language) }),
        body: siteTexts(language)('offer.extended.body', { time: closes(toAt, language) }),
      })),
    }))
    const isOpen = callState(call, now) === 'open'
    return [...(isOpen ? [{ slug: `opened-${slugOf(call.code)}`, texts: opened }] : []), ...extended]
  })
}

/** The newest version of the programme. */
async function programmePublished({ db, edition }: Happened): Promise<Offer[]> {
  const agenda = await publishedAgenda(db, edition)
  if (!agenda) return []
  const { version, publishedAt } = agenda
  const texts = inSix((language) => ({
    title: siteTexts(language)('offer.programme.title', { version }),
    body: siteTexts(language)('offer.programme.body', { version, time: saidIn(edition)(publishedAt, language) }),
  }))
  return [{ slug: `programme-${version}`, texts }]
}

/** The newest round of decisions that was released. */
async function decisionsReleased({ db, edition }: Happened): Promise<Offer[]> {
  const [round] = await lastReleases(db, edition, 1)
  if (!round?.releasedAt) return []
  const { id, decisions: count, releasedAt } = round
  const texts = inSix((language) => ({
    title: siteTexts(language)('offer.decisions.title', { count }),
    body: siteTexts(language)('offer.decisions.body', { count, time: saidIn(edition)(releasedAt, language) }),
  }))
  return [{ slug: `decisions-${releasedAt.toISOString().slice(0, 10)}-${id.slice(0, 4)}`, texts }]
}

/** The newest draft or version of each document that has been published. */
async function documentsPublished({ db, edition }: Happened): Promise<Offer[]> {
  const open = (await versionsOf(db, edition)).filter(isPublic)
  return [...Map.groupBy(open, ({ kind }) => kind)].flatMap(([kind, of]) => {
    const version = Math.max(...of.map((one) => one.version))
    const titleIn = (language: Language) => (of.find((one) => one.language === language) ?? of[0])?.title ?? kind
    const texts = inSix((language) => ({
      title: siteTexts(language)('offer.document.title', { title: titleIn(language), version }),
      body: siteTexts(language)('offer.document.body', { title: titleIn(language), version }),
    }))
    return [{ slug: `document-${slugOf(kind)}-${version}`, texts }]
  })
}

const slugOf = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/**
 * What the program itself has published and nobody has announced: a phase that began, calls that opened or were extended, the newest
 * version of the programme, round of decisions and of each document.
 */
export async function offersOf(
  db: Db,
  edition: EditionScope,
  { pages, now }: { pages: readonly SitePage[]; now: Date },
): Promise<Offer[]> {
  const at = { db, edition, now }
  const offers = await Promise.all([
    phaseBegun(at),
    callsOpenedAndExtended(at),
    decisionsReleased(at),
    programmePublished(at),
    documentsPublished(at),
  ])
  const announced = new Set(pages.filter(({ kind }) => kind === 'news').map(({ slug }) => slug))
  return offers.flat().filter(({ slug }) => !announced.has(slug))
}

import type { EditionScope } from '../access/public.ts'
import { composeLetter, nameToGreet, type Paragraph, type Quoted, withoutLinks } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import { isLanguage, type Language, pickText } from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import type { Entry } from '../rounds/public.ts'
import type { Judged, Juror, Sender } from './reads.ts'
import { judgingTexts } from './texts.ts'

type Key = Parameters<ReturnType<typeof judgingTexts>>[0]
type From = { readonly edition: EditionScope; readonly judged: Judged; readonly origin: string }

/** Who is told what: the place they won, or null; and whether they are champions, and most of the public voted for them. */
export type Told = {
  readonly entry: Entry
  readonly sender: Sender
  readonly place: number | null
  readonly champion: boolean
  readonly publics: boolean
}

const said = (language: Language, key: Key, values: Record<string, Quoted | number>): Paragraph =>
  judgingTexts(language).parts(key, values as never) as Paragraph // strings, and the very values that were given

const readsIn = ({ language }: { readonly language: string }): Language => (isLanguage(language) ? language : 'en')

function greeting(language: Language, written: string): Paragraph {
  const name = nameToGreet(written)
  return name
    ? said(language, 'letter.greeting', { name: { text: name } })
    : judgingTexts(language)('letter.greeting.unnamed')
}

/** Asks somebody to judge: where, and that conflicts are declared first. */
export function jurorLetter({ edition, judged, origin }: From, juror: Juror): Letter {
  const language = readsIn(juror)
  const t = judgingTexts(language)
  const title = { text: pickText(judged.title, language).text }
  const composed = composeLetter(language, {
    subject: t('letter.juror.subject', { title: title.text }),
    paragraphs: [greeting(language, juror.name), said(language, 'letter.juror.text', { title }), t('letter.juror.how')],
    action: { label: t('letter.juror.open'), href: origin + pathTo(language, edition.slug, 'jury', judged.code) },
    foot: t('letter.foot', { forum: pickText(edition.title, language).text }),
  })
  return { to: juror.email, key: `juror ${juror.id}`, ...composed }
}

/** What a letter tells, in the order it is told. */
function fatesOf({ about }: Judged, { place, champion, publics }: Told): Key[] {
  if (about === 'works')
    return [place !== null ? 'letter.prize.won' : champion ? 'letter.prize.champion' : 'letter.prize.not']
  const good: Key[] = [
    ...(place === null ? [] : (['letter.award.won'] as const)),
    ...(publics ? (['letter.award.public'] as const) : []),
  ]
  return good.length > 0 ? good : ['letter.award.not']
}

/** How it ended, for whoever sent something. */
export function awardLetter({ edition, judged, origin }: From, told: Told): Letter {
  const { entry, sender } = told
  const language = readsIn(sender)
  const t = judgingTexts(language)
  const contest = { text: pickText(judged.title, language).text }
  const title = { text: withoutLinks(sender.title), language: sender.written }
  const forum = pickText(edition.title, language).text
  const composed = composeLetter(language, {
    subject: t('letter.award.subject', { title: contest.text }),
    paragraphs: [
      greeting(language, sender.name),
      ...fatesOf(judged, told).map((key) => said(language, key, { title, contest, place: told.place ?? 0 })),
      ...(told.place !== null || told.publics || told.champion ? [t('letter.award.certificate')] : []),
    ],
    action: { label: t('letter.award.open'), href: origin + pathTo(language, edition.slug, 'winners', judged.code) },
    foot: t(judged.about === 'photos' ? 'letter.foot' : 'letter.prize.foot', { forum }),
  })
  return { to: sender.email, key: `award ${entry.id}`, ...composed }
}

import type { EditionScope } from '../access/public.ts'
import type { ActRefusal } from '../acts/public.ts'
import { facetsOf, namesOfTerms, termsOfFacet, vocabulariesOf } from '../forms/public.ts'
import { pathTo } from '../page/route.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import {
  countryName,
  formatDate,
  formatDay,
  isolated,
  type Language,
  type Localized,
  pickText,
} from '../platform/languages/public.ts'
import type { Refusal } from '../platform/result.ts'
import { whyNoDraw } from '../rounds/public.ts'
import type { FocalWord, Nominee } from './reads.ts'
import { nominationsTexts } from './texts.ts'

/** What a page says of nominees in its reader's language. */
export type Words = Awaited<ReturnType<typeof wordsOf>>

export async function wordsOf(db: Db | Tx, edition: EditionScope, language: Language) {
  const [names, facets] = await Promise.all([vocabulariesOf(db, edition), facetsOf(db, edition)])
  const naming = namesOfTerms(names, language)
  const facet = facets.find(({ of }) => of === 'group')
  const groups = facet ? termsOfFacet(names, facet).map(({ code }) => code) : []
  const vocabulary = facet?.vocabularies[0] ?? 'stakeholder_groups'
  const t = nominationsTexts(language)
  const groupName = (code: string | null) => (code ? naming(vocabulary, code) : t('group.none'))
  return {
    names,
    groups: groups.map((code) => [code, groupName(code)] as const),
    groupName,
    /** Of a value that a quota counts by. */
    valueName: (limit: string, value: string) =>
      /^[A-Z]{2}$/.test(value) ? countryName(value, language) : limit === 'group' ? groupName(value) : value,
    day: (at: Date) => formatDate(at, language, edition.zone),
    answer: ({ answer, askedAt }: Nominee) => {
      if (answer !== 'none') return t(`answer.${answer}`)
      return askedAt ? t('answer.none', { date: formatDate(askedAt, language, edition.zone) }) : t('answer.not-asked')
    },
    standing: ({ entry }: Pick<Nominee, 'entry'>) =>
      entry.place === null ? t(`standing.${entry.standing}`) : t('standing.reserve.at', { place: entry.place }),
    word: ({ endorsed, rank }: FocalWord) => {
      if (!endorsed) return t('word.not')
      return rank === null ? t('word.endorsed.unranked') : t('word.endorsed', { rank })
    },
  }
}

/** Why something was not done, as its sentence. */
export function whyNot(refusal: Refusal | ActRefusal<string>, language: Language, words?: Words): string {
  const t = nominationsTexts(language)
  const { value, limit, day } = refusal.facts
  const named = words && value !== undefined ? { value: words.valueName(String(limit), String(value)) } : {}
  const rule = refusal.code === 'condition' ? pickText(refusal.facts as Localized, language).text : ''
  const on = typeof day === 'string' ? { day: formatDay(day, language) } : {}
  const facts = { ...refusal.facts, ...named, ...on, rule: isolated(rule, language) }
  return t.named('refusal', refusal.code, facts as never) ?? whyNoDraw(refusal, language) ?? t('refusal.other') // what the form of a session could find has its words there
}

export const deskPath = (language: Language, edition: EditionScope, ...rest: (string | number)[]) =>
  pathTo(language, edition.slug, 'desk', 'nominations', ...rest)

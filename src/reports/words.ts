import type { EditionScope } from '../access/public.ts'
import type { ActRefusal } from '../acts/public.ts'
import type { Report } from '../outcomes/public.ts'
import { pathTo } from '../page/route.ts'
import { formatDate, type Language, shownEnd } from '../platform/languages/public.ts'
import type { Refusal } from '../platform/result.ts'
import { reportsTexts } from './texts.ts'

/** Why something was not done, as its sentence. */
export function whyNot(refusal: Refusal | ActRefusal<string>, language: Language): string {
  const t = reportsTexts(language)
  const key = `refusal.${refusal.code}` as 'refusal.other'
  const said = t(key)
  return said === key ? t('refusal.other') : said
}

export const statusOf = (refusal: ActRefusal<string> | undefined): number =>
  refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200

/** The last day on which a report is in time. */
export const lastDay = ({ dueAt }: Pick<Report, 'dueAt'>, edition: EditionScope, language: Language): string =>
  formatDate(shownEnd(dueAt, edition.zone), language, edition.zone)

export const deskPath = (language: Language, edition: EditionScope, ...rest: (string | number)[]) =>
  pathTo(language, edition.slug, 'desk', 'reports', ...rest)

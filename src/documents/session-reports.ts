import type { EditionScope } from '../access/public.ts'
import { type AgendaEntry, publishedAgenda } from '../agenda/public.ts'
import { isEmpty, kindOf, type Names, publicAnswers, vocabulariesOf } from '../forms/public.ts'
import { type PublishedReport, publishedReports } from '../outcomes/public.ts'
import type { Db } from '../platform/db/db.ts'
import { isLanguage, type Language, pickText } from '../platform/languages/public.ts'
import { type Block, plain, strong } from './kit/paper.ts'

/** A session with what it reported, as everybody may read it. */
export type Reported = { readonly entry: AgendaEntry; readonly reports: readonly PublishedReport[] }

/** What the sessions of the published programme reported, and those that took place and have not. */
export async function sessionsReported(db: Db, edition: EditionScope) {
  const [agenda, reports, names] = await Promise.all([
    publishedAgenda(db, edition),
    publishedReports(db, edition),
    vocabulariesOf(db, edition),
  ])
  const entries = [...(agenda?.entries ?? [])].sort((a, b) => a.number - b.number)
  const reported = entries.flatMap((entry): Reported[] => {
    const own = reports.filter(({ session }) => session === entry.number)
    return own.length > 0 ? [{ entry, reports: own }] : []
  })
  const at = reports.reduce<Date | null>(
    (last, { publishedAt }) => (last && last > publishedAt ? last : publishedAt),
    null,
  )
  const silent = entries.filter((entry) => entry.standing === 'on' && !reported.some((one) => one.entry === entry))
  return { reported, silent, names, at }
}
export type SessionsReported = Awaited<ReturnType<typeof sessionsReported>>

/** An answer of a report in lines: words in the language of whoever wrote them, what was chosen in the reader's. */
export type Told = { readonly question: string; readonly label: string; readonly lines: readonly Block[] }

/** What a report says in words, question by question. */
export function toldIn(
  { of: { form }, answers, language: written }: PublishedReport,
  names: Names,
  language: Language,
) {
  return publicAnswers(form, answers).flatMap(({ question, answer }): Told[] => {
    const kind = kindOf(question)
    if (isEmpty(answer) || kind.part !== 'text') return []
    const lang = isLanguage(written) ? { lang: written } : {}
    const lines = kind
      .words(question, answer, { names, language })
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line): Block => ({ kind: 'paragraph', runs: plain(line), ...lang }))
    return [{ question: question.id, label: pickText(question.label, language).text, lines }]
  })
}

/** A report in full, under its questions. */
export const reportBlocks = (report: PublishedReport, names: Names, language: Language): Block[] => [
  { kind: 'heading', level: 3, runs: plain(pickText(report.of.form.title, language).text) },
  ...toldIn(report, names, language).flatMap(({ label, lines }): Block[] => [
    { kind: 'paragraph', keep: true, runs: strong(label) },
    ...lines,
  ]),
]

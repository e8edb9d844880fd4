import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import { type Block, type Paper, plain, strong } from './kit/paper.ts'
import { sessionRuns } from './session-blocks.ts'
import { sessionsReported, type Told, toldIn } from './session-reports.ts'
import { documentTexts } from './texts.ts'
import { moment, sentence } from './words.ts'

/**
 * The executive brief of a forum: what facilitators reported, put together question by question, each answer with its session; null while
 * nothing of that is published.
 */
export async function briefPaper(
  db: Db,
  edition: EditionScope,
  language: Language,
  draft: string,
): Promise<Paper | null> {
  const { reported, names } = await sessionsReported(db, edition)
  const sessions = reported.flatMap(({ entry, reports }) =>
    reports.filter(({ of }) => of.inBrief).map((report) => ({ entry, report })),
  )
  const [first] = sessions
  if (!first) return null
  const at = new Date(Math.max(...sessions.map(({ report }) => report.publishedAt.getTime())))
  const t = documentTexts(language)
  const forum = pickText(edition.title, language).text
  const number = t('out.draft', { number: draft })
  const told = sessions.flatMap(({ entry, report }) =>
    toldIn(report, names, language).map((one): Said => ({ ...one, by: sessionRuns(entry, language) })),
  )
  // In the order of the forms: what the first session left out stands where it was asked.
  const asked = sessions.flatMap(({ report }) => report.of.form.questions.map(({ id }) => id))
  const order = [...new Set(asked)]
  return {
    title: t('kind.brief'),
    language,
    author: forum,
    at,
    head: { start: forum, end: number },
    cover: {
      over: forum,
      lines: [strong(number), sentence(t, 'out.as-of', { time: moment(at, edition.zone, language) })],
    },
    blocks: [
      { kind: 'contents', title: t('contents') },
      { kind: 'page-break' },
      { kind: 'paragraph', as: 'lead', runs: plain(t('brief.lead', { count: sessions.length })) },
      { kind: 'paragraph', runs: plain(t('forum.disclaimer')) },
      ...order.flatMap((question) => questionBlocks(told.filter((one) => one.question === question))),
    ],
  }
}

type Said = Told & { readonly by: ReturnType<typeof sessionRuns> }

function questionBlocks(said: readonly Said[]): Block[] {
  const [first] = said
  if (!first) return []
  return [
    { kind: 'heading', level: 1, runs: plain(first.label) },
    ...said.flatMap(({ lines, by }): Block[] => [{ kind: 'heading', level: 2, runs: by }, ...lines]),
  ]
}

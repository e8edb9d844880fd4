import { type Answers, formById, kindOf, MEANS, meansOneOf, type Names, type Question } from '../../forms/public.ts'
import type { Cell } from '../../interchange/public.ts'
import { CSV_BEGINS, csvRows } from '../../page/csv.ts'
import type { FileColumn } from '../../page/list.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { reviewTexts } from '../texts.ts'
import { allIdsOf, type DeskRow, rowsOf } from './reads.ts'
import type { DeskList } from './rows.ts'

/** What a file of the list holds besides the columns shown. */
export type FileWish = { readonly answers: boolean; readonly addresses: boolean }

type Of = {
  readonly db: Db
  readonly list: DeskList
  readonly language: Language
  readonly names: Names
  readonly columns: readonly FileColumn<DeskRow>[]
  readonly wish: FileWish
}

/** Rows at a time: a file of ten thousand is never in memory, and whoever else asks meanwhile is answered. */
const AT_ONCE = 250

/** The list as rows of cells, one fact each, the heading first. */
export async function* cellsOf(of: Of): AsyncGenerator<Cell[][]> {
  const { db, list, language, wish } = of
  const ids = await allIdsOf(db, list)
  const t = reviewTexts(language)
  const columns = wish.addresses
    ? [...of.columns, { heading: t('desk.email'), plain: (row: DeskRow) => row.email }]
    : of.columns
  const asked = wish.answers ? await questionsOf(of) : []
  yield [[...columns.map(({ heading }) => heading), ...asked.map(({ heading }) => heading)]]
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE)
    const rows = await rowsOf(db, list.edition, part)
    const answers = wish.answers ? await answersOf(db, part) : new Map<string, Answered>()
    yield rows.map((row) => [
      ...columns.map(({ plain }) => plain(row)),
      ...asked.map(({ questions }) => answerIn(of, questions, answers.get(row.id))),
    ])
  }
}

/** The same as a file of CSV, sent while it is made. */
export async function* csvOf(of: Of): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder()
  yield utf8.encode(CSV_BEGINS)
  for await (const rows of cellsOf(of)) yield utf8.encode(csvRows(rows.map((row) => row.map(String))))
}

/** A column of answers: questions of several forms under one label stand in one. */
type Asked = { readonly heading: string; readonly questions: ReadonlyMap<string, Question> }

/** What tells where somebody can be reached; only for who may see addresses. */
const isAddress = (question: Question) => meansOneOf(question, [MEANS.submitterEmail, MEANS.submitterPhone])

/** The questions of all forms that submissions of the edition answer. */
async function questionsOf({ db, list, language, wish }: Of): Promise<Asked[]> {
  const forms = await db
    .selectFrom('submission')
    .select('form_id as id')
    .distinct()
    .where('edition_id', '=', list.edition.id)
    .orderBy('form_id')
    .execute()
  const columns = new Map<string, Map<string, Question>>()
  for (const { id } of forms)
    for (const question of (await formById(db, id)).questions) {
      if (isAddress(question) && !wish.addresses) continue
      const heading = pickText(question.label, language).text
      const under = columns.get(heading) ?? new Map<string, Question>()
      columns.set(heading, under.set(id, question))
    }
  return [...columns].map(([heading, questions]) => ({ heading, questions }))
}

type Answered = { readonly formId: string; readonly answers: Answers }

async function answersOf(db: Db, ids: readonly string[]): Promise<Map<string, Answered>> {
  const rows = await db
    .selectFrom('submission_version as v')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.id', '=', 'v.submission_id').onRef('s.current_version', '=', 'v.version'),
    )
    .select(['s.id', 'v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('v.submission_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function answerIn({ language, names, wish }: Of, questions: Asked['questions'], given: Answered | undefined): Cell {
  const question = given && questions.get(given.formId)
  const answer = question && given.answers[question.id]
  if (!question || answer === undefined || answer === null) return ''
  const kind = kindOf(question)
  // People are named with their addresses; without leave to see these, as everybody may read them.
  const shown = wish.addresses ? answer : kind.open(question, answer)
  return kind.cell(question, shown, { names, language })
}

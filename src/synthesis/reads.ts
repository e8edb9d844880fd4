import type { EditionScope } from '../access/public.ts'
import { type Answers, type Form, formById, kindOf, publicPassages } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Localized } from '../platform/languages/public.ts'
import type { Desk, Passage } from './things.ts'

/** A public text of a submission, under its question. */
export type OwnText = { readonly question: string; readonly label: Localized; readonly text: string }

/** The public texts of a version: what passages are taken from. */
const textsOf = (form: Form, answers: Answers): OwnText[] =>
  publicPassages(form, answers)
    .filter(({ question }) => kindOf(question).part === 'text')
    .map(({ question, text }) => ({ question: question.id, label: question.label, text }))

const SUBMISSION = [
  's.id',
  's.reference',
  's.number',
  's.title',
  's.language',
  's.kind',
  's.state',
  's.stakeholder_group as group',
  's.region',
  's.current_version as version',
  's.organization_id as organizationId',
] as const

/** The public submissions of an edition in the order of numbers: what can be read and quoted. */
export const readableOf = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('public_submission as s')
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .select([
      ...SUBMISSION,
      'o.name as organization',
      'o.language as organizationLanguage',
      's.submitter_name as submitter',
    ])
    .where('s.edition_id', '=', edition.id)
    .orderBy('s.number')
    .execute()
export type Readable = Awaited<ReturnType<typeof readableOf>>[number]

/** One of them with its texts, by reference; null when it is hidden, withdrawn or absent. */
export async function readableText(db: Db | Tx, edition: EditionScope, reference: string, lock = false) {
  const found = db
    .selectFrom('public_submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .select([...SUBMISSION, 'v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('s.edition_id', '=', edition.id)
    .where('s.reference', '=', reference)
  const row = await (lock ? found.forShare('s') : found).executeTakeFirst()
  if (!row) return null
  const { formId, answers, ...about } = row
  return { ...about, texts: textsOf(await formById(db, formId), answers) }
}
export type ReadableText = NonNullable<Awaited<ReturnType<typeof readableText>>>

/** Everything officers have made of an edition's submissions. */
export async function deskOf(db: Db | Tx, edition: EditionScope): Promise<Desk> {
  const [themes, passages, points] = [
    await themesOf(db, edition),
    await passagesOf(db, edition),
    await pointsOf(db, edition),
  ]
  return { themes, passages, points }
}

async function themesOf(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('theme')
    .select(['id', 'name', 'parent_id as parent', 'position', 'removed'])
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, ...state }) => ({ id, state: { ...state, name: name as Localized } }))
}

async function pointsOf(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('synthesis_point')
    .select(['id', 'words', 'theme_id as theme', 'passage_ids as passages', 'position', 'removed'])
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id, words, ...state }) => ({ id, state: { ...state, words: words as Localized } }))
}

async function passagesOf(db: Db | Tx, edition: EditionScope): Promise<Passage[]> {
  const rows = await db
    .selectFrom('passage as p')
    .innerJoin('submission as s', 's.id', 'p.submission_id')
    .leftJoin('public_submission as open', 'open.id', 's.id')
    .leftJoin('submission_version as v', (join) =>
      join
        .onRef('v.submission_id', '=', 's.id')
        .onRef('v.version', '=', 's.current_version')
        .onRef('v.version', '<>', 'p.version'),
    )
    .select(['p.id', 'p.submission_id as submissionId', 's.reference', 'p.version', 'p.question', 'p.starts', 'p.ends'])
    .select(['p.words', 'p.language', 'p.theme_ids as themes', 'p.removed', 'open.id as openId', 'v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers | null>().as('answers'))
    .where('p.edition_id', '=', edition.id)
    .orderBy('s.number')
    .orderBy('p.version')
    .orderBy('p.question')
    .orderBy('p.starts')
    .orderBy('p.id')
    .execute()
  return Promise.all(
    rows.map(async ({ themes, removed, openId, formId, answers, ...passage }) => ({
      ...passage,
      state: { themes, removed },
      stale: formId !== null && answers !== null && !(await standsIn(db, { formId, answers }, passage)),
      gone: openId === null,
    })),
  )
}

/** Whether an answer still says the same, wherever in it. */
async function standsIn(
  db: Db | Tx,
  { formId, answers }: { formId: string; answers: Answers },
  { question, words }: { question: string; words: string },
): Promise<boolean> {
  const texts = textsOf(await formById(db, formId), answers)
  return texts.some((one) => one.question === question && one.text.includes(words))
}

/** What was changed last, the newest first, with who did it. */
export const changesOf = (db: Db | Tx, edition: EditionScope, limit: number) =>
  db
    .selectFrom('synthesis_change as c')
    .leftJoin('person as p', 'p.id', 'c.changed_by')
    .select([
      'c.id',
      'c.thing',
      'c.thing_id as thingId',
      'c.before',
      'c.after',
      'c.changed_at as at',
      'c.undone_at as undoneAt',
    ])
    .select(['p.written_name', 'p.given_name', 'p.family_name'])
    .where('c.edition_id', '=', edition.id)
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
export type Change = Awaited<ReturnType<typeof changesOf>>[number]

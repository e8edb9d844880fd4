import type { EditionScope } from '../access/public.ts'
import {
  type Answer,
  type Answers,
  type Form,
  formById,
  isEmpty,
  kindOf,
  MEANS,
  type Question,
  questionThatMeans,
} from '../forms/public.ts'
import { personNames } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { isSomebody, type Owner, ownedBy } from './owners.ts'

/** Who somebody is does not change from form to form: what may be carried over, by what it means. */
const ABOUT_THE_SENDER = [
  MEANS.submitterName,
  MEANS.submitterEmail,
  MEANS.submitterPhone,
  MEANS.submitterJobTitle,
  MEANS.organization,
  MEANS.country,
  MEANS.stakeholderType,
  MEANS.worldwide,
]

/** Facts, people and organizations: no text, no file and no declaration is made for anybody. */
const PARTS = ['fact', 'people', 'organizations']

/**
 * What a new draft begins with: whatever the same person or browser said of themselves when they last handed something in, else what their
 * account says. Never a consent, never a file, never a text; everything stands in the fields, to be changed.
 */
export async function beginningOf(tx: Tx, edition: EditionScope, form: Form, owner: Owner): Promise<Answers> {
  const last = await lastHandedIn(tx, edition, owner)
  if (last) return carriedOver(await formById(tx, last.formId), last.answers, form)
  return owner.personId ? fromAccount(tx, form, owner) : {}
}

/** Answers of the first part that mean the same, or that both forms ask in the same place and in the same way. */
export function carriedOver(from: Form, answers: Answers, to: Form): Answers {
  const sourceOf = (q: Question) =>
    q.means
      ? ABOUT_THE_SENDER.some((meaning) => meaning.name === q.means)
        ? questionThatMeans(from, { name: q.means })
        : undefined
      : from.questions.find((other) => other.id === q.id && other.section === from.sections[0]?.id)
  const carried: [string, Answer][] = []
  for (const q of to.questions.filter((one) => one.section === to.sections[0]?.id)) {
    const source = sourceOf(q)
    const answer = source && answers[source.id]
    if (source?.type !== q.type || !PARTS.includes(kindOf(q).part)) continue
    if (answer !== undefined && !isEmpty(answer)) carried.push([q.id, answer])
  }
  return Object.fromEntries(carried)
}

async function lastHandedIn(tx: Tx, edition: EditionScope, owner: Owner) {
  if (!isSomebody(owner)) return null
  const row = await tx
    .selectFrom('draft as d')
    .innerJoin('submission_version as v', 'v.draft_id', 'd.id')
    .select(['v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('d.edition_id', '=', edition.id)
    .where('d.submitted_at', 'is not', null)
    .where((eb) => ownedBy(eb, owner))
    .orderBy('d.submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

async function fromAccount(tx: Tx, form: Form, { personId }: Owner): Promise<Answers> {
  if (!personId) return {}
  const person = await tx.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst()
  const name = (await personNames(tx, [personId])).get(personId)
  const known: [{ readonly name: string }, string | null | undefined][] = [
    [MEANS.submitterName, name === person?.email ? null : name], // an account without a name is called by its address
    [MEANS.submitterEmail, person?.email],
  ]
  return Object.fromEntries(
    known.flatMap(([meaning, said]) => {
      const question = questionThatMeans(form, meaning)
      return question && said ? [[question.id, said]] : []
    }),
  )
}

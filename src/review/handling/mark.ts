import { type Acting, defineAct } from '../../acts/public.ts'
import type { JsonObject } from '../../platform/db/schema.ts'
import { ok, refuse } from '../../platform/result.ts'
import { type ShownTag, tagsOn } from '../list/reads.ts'
import { asReference } from '../standings.ts'
import { colleaguesOf } from './colleagues.ts'
import { type Tag, tagsOf } from './reads.ts'
import { addTags, assign, takeTags } from './store.ts'

/** What is put down on submissions, one or many. `assignee` undefined: whoever looks after them stays; null: nobody does any more. */
export type MarkWish = {
  readonly references: readonly string[]
  readonly assignee?: string | null
  readonly add: readonly string[]
  readonly take: readonly string[]
}

type Marked = {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly language: string
  readonly assignee: string | null
  readonly tags: readonly ShownTag[]
}
export type MarkFacts = { readonly marked: readonly Marked[]; readonly known: readonly Tag[] }
type Code = 'submission-unknown' | 'colleague-unknown' | 'tag-unknown' | 'nothing-to-mark'

/** What of a submission's marks must still be so when they are changed. */
export const markShown = ({ assignee, tags }: Pick<Marked, 'assignee' | 'tags'>) => ({
  assignee,
  tags: tags.map(({ id }) => id),
})

/** Who looks after submissions, and what they are tagged with: for the desk alone, never public. */
export const submissionsMarked = defineAct<MarkWish, MarkFacts, MarkWish, MarkWish, Code>({
  name: 'submissions marked',
  may: 'mayDecide',
  async look(at, wish) {
    const known = await tagsOf(at.tx, at.edition)
    if ([...wish.add, ...wish.take].some((id) => !known.some((tag) => tag.id === id))) return refuse('tag-unknown')
    if (wish.assignee && !(await colleaguesOf(at.tx, at.edition)).some(({ id }) => id === wish.assignee))
      return refuse('colleague-unknown')
    const marked = await lookAt(at, wish.references.map(asReference))
    return marked.length > 0 ? ok({ marked, known }) : refuse('submission-unknown')
  },
  shown: ({ marked }) => Object.fromEntries(marked.map((one) => [one.reference, markShown(one)])),
  decide: (_, wish) =>
    wish.assignee === undefined && wish.add.length + wish.take.length === 0 ? refuse('nothing-to-mark') : ok(wish),
  async do({ tx, edition, personId, now }, wish, { marked }) {
    const ids = marked.map(({ id }) => id)
    if (wish.assignee !== undefined) await assign(tx, { edition, ids }, wish.assignee, { personId, now })
    await takeTags(tx, { edition, ids }, wish.take)
    await addTags(tx, { edition, ids }, wish.add, { personId, now })
    return wish
  },
  record: (wish, _, { marked, known }) =>
    marked.map((one) => ({ subject: one.reference, before: standing(one), after: afterwards(one, wish, known) })),
})

const standing = ({ assignee, tags }: Marked): JsonObject => ({ assignee, tags: tags.map(({ name }) => name) })

function afterwards({ assignee, tags }: Marked, wish: MarkWish, known: readonly Tag[]): JsonObject {
  const kept = tags.filter(({ id }) => !wish.take.includes(id))
  const added = known.filter(({ id }) => wish.add.includes(id) && !kept.some((tag) => tag.id === id))
  return {
    assignee: wish.assignee === undefined ? assignee : wish.assignee,
    tags: [...kept, ...added].map(({ name }) => name),
  }
}

async function lookAt({ tx, edition, locking }: Acting, references: readonly string[]): Promise<Marked[]> {
  const found = tx
    .selectFrom('submission')
    .select(['id', 'reference', 'title', 'language'])
    .where('edition_id', '=', edition.id)
    .where('reference', 'in', references.length > 0 ? [...new Set(references)] : [''])
    .orderBy('id')
  const rows = await (locking ? found.forUpdate() : found).execute()
  const ids = rows.map(({ id }) => id)
  const [assignees, tags] = await Promise.all([
    ids.length === 0
      ? []
      : tx
          .selectFrom('submission_assignee')
          .select(['submission_id', 'person_id'])
          .where('submission_id', 'in', ids)
          .execute(),
    tagsOn(tx, edition, ids),
  ])
  const by = new Map(assignees.map((row) => [row.submission_id, row.person_id]))
  return rows.map((row) => ({ ...row, assignee: by.get(row.id) ?? null, tags: tags.get(row.id) ?? [] }))
}

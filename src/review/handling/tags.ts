import { type Acting, defineAct } from '../../acts/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { addTag, changeTag } from './store.ts'

export const LONGEST_TAG = 40
/** The patterns and colours there are; each has its own of both. */
export const COLOURS = [1, 2, 3, 4, 5] as const

type Known = {
  readonly id: string
  readonly name: string
  readonly colour: number
  readonly mergedInto: string | null
  readonly removedAt: Date | null
}
type Code = 'tag-name-missing' | 'tag-name-too-long' | 'tag-name-taken' | 'tag-unknown' | 'tag-into-itself'
type Words = { readonly name: string; readonly colour: string }
type Facts = { readonly tag: Known; readonly all: readonly Known[] }

async function allTags({ tx, edition, locking }: Acting): Promise<Known[]> {
  const found = tx
    .selectFrom('desk_tag')
    .select(['id', 'name', 'colour', 'merged_into as mergedInto', 'removed_at as removedAt'])
    .where('edition_id', '=', edition.id)
    .orderBy('id')
  return (locking ? found.forUpdate() : found).execute()
}

async function lookAt(at: Acting, id: string): Promise<Result<Facts, Refusal<Code>>> {
  const all = await allTags(at)
  const tag = all.find((one) => one.id === id)
  return tag ? ok({ tag, all }) : refuse('tag-unknown')
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase()
const stands = (tag: Known) => tag.mergedInto === null && tag.removedAt === null

function readWords({ name, colour }: Words, all: readonly Known[], but?: string) {
  const read = name.replace(/\s+/g, ' ').trim()
  if (read === '') return refuse('tag-name-missing')
  if (read.length > LONGEST_TAG) return refuse('tag-name-too-long', { is: read.length, max: LONGEST_TAG })
  if (all.some((tag) => stands(tag) && tag.id !== but && folded(tag.name) === folded(read)))
    return refuse('tag-name-taken')
  return ok({ name: read, colour: COLOURS.find((one) => String(one) === colour) ?? 1 })
}

const shown = ({ tag }: Facts) => ({ [tag.id]: { name: tag.name, colour: tag.colour, into: tag.mergedInto } })

/** A new tag of the edition's desk. */
export const tagMade = defineAct<Words, readonly Known[], { name: string; colour: number }, string, Code>({
  name: 'tag made',
  may: 'mayDecide',
  look: async (at) => ok(await allTags(at)),
  decide: (all, wish) => readWords(wish, all),
  do: ({ tx, edition, personId, now }, tag) => addTag(tx, edition, tag, { personId, now }),
  record: (_, { name, colour }) => ({ subject: name, after: { name, colour } }),
})

/** Another name or colour; whatever bears the tag goes on bearing it. */
export const tagRenamed = defineAct<Words & { id: string }, Facts, { name: string; colour: number }, void, Code>({
  name: 'tag renamed',
  may: 'mayDecide',
  look: (at, wish) => lookAt(at, wish.id),
  shown,
  decide: ({ all, tag }, wish) => readWords(wish, all, tag.id),
  do: async ({ tx, edition }, to, { tag }) => void (await changeTag(tx, edition, tag.id, to)),
  record: (_, to, { tag }) => ({ subject: tag.name, before: { name: tag.name, colour: tag.colour }, after: to }),
})

/** Two tags become one: what bore the first is shown with the second, until the merge is undone. */
export const tagMerged = defineAct<{ id: string; into: string }, Facts, Known, void, Code>({
  name: 'tag merged',
  may: 'mayDecide',
  look: (at, wish) => lookAt(at, wish.id),
  shown,
  decide({ tag, all }, wish) {
    const into = all.find((one) => one.id === wish.into && stands(one))
    if (!into || !stands(tag)) return refuse('tag-unknown')
    return into.id === tag.id ? refuse('tag-into-itself') : ok(into)
  },
  do: async ({ tx, edition }, into, { tag }) => void (await changeTag(tx, edition, tag.id, { merged_into: into.id })),
  record: (_, into, { tag }) => ({ subject: tag.name, after: { into: into.name } }),
})

/** Undoes a merge, or brings back a tag that was taken away: it stands by itself again, with all that bore it. */
export const tagRestored = defineAct<{ id: string }, Facts, null, void, Code>({
  name: 'tag restored',
  may: 'mayDecide',
  look: (at, wish) => lookAt(at, wish.id),
  shown,
  decide: ({ tag, all }) =>
    all.some((one) => stands(one) && one.id !== tag.id && folded(one.name) === folded(tag.name))
      ? refuse('tag-name-taken')
      : ok(null),
  do: async ({ tx, edition }, _, { tag }) =>
    void (await changeTag(tx, edition, tag.id, { merged_into: null, removed_at: null })),
  record: (_, __, { tag }) => ({ subject: tag.name, after: { name: tag.name } }),
})

/** Takes a tag away from everything, to be brought back as it was. */
export const tagRemoved = defineAct<{ id: string }, Facts, null, void, Code>({
  name: 'tag removed',
  may: 'mayDecide',
  look: (at, wish) => lookAt(at, wish.id),
  shown,
  decide: ({ tag }) => (stands(tag) ? ok(null) : refuse('tag-unknown')),
  do: async ({ tx, edition, now }, _, { tag }) => void (await changeTag(tx, edition, tag.id, { removed_at: now })),
  record: (_, __, { tag }) => ({ subject: tag.name, before: { name: tag.name } }),
})

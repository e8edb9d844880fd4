import type { EditionScope } from '../access/public.ts'
import { type Acting, defineAct } from '../acts/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { ok, refuse } from '../platform/result.ts'
import { cut } from '../platform/text.ts'
import { keepView, removeView, shareView } from './list-view-store.ts'
import { personNames } from './reads.ts'

/** More than anybody goes through every day; nothing is taken away to make room. */
export const MOST_VIEWS = 100
const LONGEST_NAME = 60

/** A person's views of a list, and those that colleagues share, in the order of their names. */
export async function listViewsOf(db: Db | Tx, edition: EditionScope, list: string, personId: string | null) {
  const rows = await db
    .selectFrom('list_view')
    .select(['id', 'name', 'search', 'shared', 'person_id as personId'])
    .where('edition_id', '=', edition.id)
    .where('list', '=', list)
    .where((eb) => eb.or([eb('shared', '=', true), eb('person_id', '=', personId ?? '')]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  const names = await personNames(
    db,
    rows.map((row) => row.personId),
  )
  return rows.map(({ personId: of, ...view }) => ({ ...view, own: of === personId, by: names.get(of) ?? '' }))
}

type KeepWish = {
  readonly list: string
  readonly views: readonly { name: string; search: string }[]
  readonly shared: boolean
}
type Known = { readonly id: string; readonly name: string }
type Code = 'view-name-missing' | 'too-many-views' | 'view-unknown' | 'not-signed-in'

const ownViews = async ({ tx, edition, personId }: Acting, list: string): Promise<Known[]> =>
  (await listViewsOf(tx, edition, list, personId)).filter(({ own }) => own)

/** Keeps states of a list under names of one's own, on every device one signs in on; one of the same name gives way. */
export const viewsKept = defineAct<KeepWish, readonly Known[], KeepWish, KeepWish, Code>({
  name: 'list view kept',
  may: 'mayKeepViews',
  look: async (at, wish) => (at.personId ? ok(await ownViews(at, wish.list)) : refuse('not-signed-in')),
  decide(known, wish) {
    const views = wish.views
      .map(({ name, search }) => ({ name: cut(name.trim(), LONGEST_NAME), search }))
      .filter(({ name }) => name !== '')
    if (views.length === 0) return refuse('view-name-missing')
    const fresh = views.filter(({ name }) => !known.some((one) => same(one.name, name)))
    return known.length + fresh.length > MOST_VIEWS
      ? refuse('too-many-views', { max: MOST_VIEWS })
      : ok({ ...wish, views })
  },
  async do({ tx, edition, personId, now }, wish, known) {
    for (const { name, search } of wish.views) {
      for (const { id } of known.filter((one) => same(one.name, name))) await removeView(tx, edition, id)
      await keepView(tx, edition, { list: wish.list, personId: personId ?? '', name, search, shared: wish.shared }, now)
    }
    return wish
  },
  record: ({ list, views, shared }) => views.map(({ name }) => ({ subject: list, after: { name, shared } })),
})

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

async function lookAtOwn({ tx, edition, personId }: Acting, id: string) {
  const row = await tx
    .selectFrom('list_view')
    .select(['id', 'name', 'list', 'shared'])
    .where('edition_id', '=', edition.id)
    .where('person_id', '=', personId ?? '')
    .where((eb) => eb(eb.cast('id', 'text'), '=', id))
    .executeTakeFirst()
  return row ? ok(row) : refuse('view-unknown')
}
type Own = { readonly id: string; readonly name: string; readonly list: string; readonly shared: boolean }

/** Forgets a view of one's own; whoever it was shared with no longer has it. */
export const viewForgotten = defineAct<{ id: string }, Own, null, void, Code>({
  name: 'list view forgotten',
  may: 'mayKeepViews',
  look: (at, { id }) => lookAtOwn(at, id),
  decide: () => ok(null),
  do: async ({ tx, edition }, _, { id }) => void (await removeView(tx, edition, id)),
  record: (_, __, { list, name, shared }) => ({ subject: list, before: { name, shared } }),
})

/** Shares a view of one's own with everybody at the edition's desk, or no longer. */
export const viewShared = defineAct<{ id: string; shared: boolean }, Own, boolean, void, Code>({
  name: 'list view shared',
  may: 'mayKeepViews',
  look: (at, { id }) => lookAtOwn(at, id),
  decide: (_, { shared }) => ok(shared),
  do: async ({ tx, edition }, shared, { id }) => void (await shareView(tx, edition, id, shared)),
  record: (_, shared, { list, name, shared: before }) => ({
    subject: list,
    before: { name, shared: before },
    after: { name, shared },
  }),
})

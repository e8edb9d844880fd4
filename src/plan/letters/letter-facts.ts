import type { AgendaChange, AgendaChangeKind, nextVersion } from '../../agenda/public.ts'
import type { Reader } from './readers.ts'

/** What a letter can tell of a session; that its words have changed is read on its page. */
export type ToldKind = Exclude<AgendaChangeKind, 'changed'>
export const TOLD_KINDS: readonly ToldKind[] = ['new', 'moved', 'restored', 'cancelled', 'postponed', 'unplaced']

type Publication = Awaited<ReturnType<typeof nextVersion>>
type Entry = Publication['entries'][number]
export type ToldChange = {
  readonly change: AgendaChange & { readonly kind: ToldKind }
  readonly entry: Entry
}

/** One letter: everything a publication changes for one address, together. */
export type LetterFacts = { readonly to: Reader; readonly changes: readonly [ToldChange, ...ToldChange[]] }

/** Of several letters, those of one look: the one thing they tell, or that they tell several. */
export type LetterSort = ToldKind | 'several'

export const sortOf = ({ changes }: LetterFacts): LetterSort =>
  changes.length === 1 ? changes[0].change.kind : 'several'

const isTold = (change: AgendaChange): change is ToldChange['change'] => change.kind !== 'changed'

/** The letters of a publication, one an address, in the order of addresses; each tells its changes in the order of numbers. */
export function letterFactsOf(
  { changes, entries }: Pick<Publication, 'changes' | 'entries'>,
  told: readonly (Reader & { readonly session: string })[],
): LetterFacts[] {
  const entryOf = new Map(entries.map((entry) => [entry.sessionId as string, entry]))
  const readers = Map.groupBy(told, ({ session }) => session)
  const letters = new Map<string, { to: Reader; changes: ToldChange[] }>()
  for (const change of changes.filter(isTold)) {
    const entry = entryOf.get(change.sessionId)
    if (!entry) continue
    for (const { session: _, ...to } of readers.get(change.sessionId) ?? []) {
      const letter = letters.get(to.email) ?? { to, changes: [] }
      if (!letter.changes.some((one) => one.change === change)) letter.changes.push({ change, entry })
      letters.set(to.email, letter)
    }
  }
  const inOrder = [...letters.values()].sort((a, b) => (a.to.email < b.to.email ? -1 : 1))
  return inOrder.flatMap(({ to, changes: [first, ...more] }) =>
    first ? [{ to, changes: [first, ...more] as const }] : [],
  )
}

/** To whom a letter goes and of which sessions it tells, for what a person confirms beside the changes themselves. */
export const ingredientsOf = ({ to, changes }: LetterFacts) => ({
  to,
  told: changes.map(({ change }) => change.number),
})

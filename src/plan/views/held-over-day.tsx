import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Placement } from '../../scheduling/public.ts'
import type { Held } from '../board/held.ts'
import type { PlanFrame } from '../plan-frame.ts'
import type { Sentences } from '../sentences.ts'
import { DropCell, type Swappable } from './board-cell.tsx'
import { HeldBar } from './board-held.tsx'
import { onDay, standingIn } from './plan-grid.tsx'

type Props = {
  edition: EditionScope
  language: Language
  day: string
  frame: PlanFrame
  placements: readonly Placement[]
  /** What stands where, by the sessions' ids. */
  standing: ReadonlyMap<string, Swappable>
  held: Held
  sentences: Sentences
  now: Date
}

/** What a board that is open takes over when a session is picked up: the bar above it, and what every place would mean. */
export function HeldOverDay({ edition, language, day, frame, placements, standing, held, sentences, now }: Props) {
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  const { slots, rooms, here } = onDay(frame, placements, day)
  const there = Map.groupBy(here, (p) => `${p.room} ${p.slot}`)
  return (
    <div class="wrap" data-held-over={held.session.number}>
      <HeldBar
        {...{ edition, language, day, held, sentences, base }}
        typed={{ minutes: '', reason: '', to: '', with: '' }}
        refusal={undefined}
      />
      <ul class="plain stack">
        {slots.flatMap((slot, row) =>
          rooms.map((room, column) => {
            const key = `${room.id} ${slot.id}`
            return (
              <li key={key} data-cell={key}>
                <DropCell
                  {...{ edition, now, held, sentences, language, row, column }}
                  room={room.id}
                  slot={slot.id}
                  from={slot.from}
                  there={standingIn(there.get(key) ?? [], frame)}
                  standing={standing}
                />
              </li>
            )
          }),
        )}
      </ul>
    </div>
  )
}

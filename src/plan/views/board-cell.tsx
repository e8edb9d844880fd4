import type { Language } from '../../platform/languages/public.ts'
import type { Held } from '../board/held.ts'
import { cellKey } from '../board/held.ts'
import type { Sentences } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import { verdictOf } from './board-held.tsx'

type Props = {
  held: Held
  room: string
  slot: string
  /** Numbers of the sessions that stand there. */
  there: readonly number[]
  past: boolean
  sentences: Sentences
  language: Language
  row: number
  column: number
}

/** What it would mean to put the held session here, in words, and the button that does it. */
export function DropCell({ held, room, slot, there, past, sentences, language, row, column }: Props) {
  const t = planTexts(language)
  const cell = held.cells.get(cellKey(room, slot))
  const others = there.filter((number) => number !== held.session.number)
  if (past) return <p class="why small soft">{t('board.past')}</p>
  if (others.length > 0) return <p class="why small soft">{t('board.taken', { number: others[0] ?? 0 })}</p>
  if (!cell || (there.length > 0 && others.length === 0)) return null
  const verdict = verdictOf(cell)
  const words = [...new Set([...cell.breaks, ...cell.costs].map(sentences.of))]
  const id = `why-${row}-${column}`
  return (
    <div class={`why why--${verdict}`}>
      <button
        type="submit"
        form="drop"
        name="to"
        value={cellKey(room, slot)}
        class="btn btn--second btn--small"
        data-drop
        data-row={row}
        data-column={column}
        aria-describedby={words.length > 0 ? id : undefined}
        aria-label={t('board.put', {
          place: sentences.place({ room, slot, offsetMinutes: 0 } as never),
          verdict: t(`board.${verdict}`),
        })}
      >
        {t(`board.${verdict}`)}
      </button>
      {words.length > 0 && (
        <details class="small" id={id}>
          <summary>{t('board.why', { count: words.length })}</summary>
          <ul>
            {words.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

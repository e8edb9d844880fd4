import type { EditionScope } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Held } from '../board/held.ts'
import { cellKey } from '../board/held.ts'
import type { Sentences } from '../sentences.ts'
import { sessionShown } from '../session-acts.ts'
import { planTexts } from '../texts.ts'
import { verdictOf } from './board-held.tsx'

/** A session as its form would show it, so that it can be swapped. */
export type Swappable = Parameters<typeof sessionShown>[0] & NonNullable<Parameters<typeof sessionShown>[1]>

type Props = {
  edition: EditionScope
  now: Date
  held: Held
  room: string
  slot: string
  /** The sessions that stand there. */
  there: readonly Swappable[]
  past: boolean
  sentences: Sentences
  language: Language
  row: number
  column: number
}

/** What it would mean to put the held session here, in words, and the button that does it. */
export function DropCell({ edition, now, held, room, slot, there, past, sentences, language, row, column }: Props) {
  const t = planTexts(language)
  const cell = held.cells.get(cellKey(room, slot))
  const others = there.filter(({ number }) => number !== held.session.number)
  if (past) return <p class="why small soft">{t('board.past')}</p>
  const [other] = others
  if (other)
    return (
      <div class="why small soft">
        <p>{t('board.taken', { number: other.number })}</p>
        {held.session.startsAt && others.length === 1 && (
          <SwapButton
            {...{ held, other, language }}
            base={pathTo(language, edition.slug, 'desk', 'programme')}
            now={now}
          />
        )}
      </div>
    )
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
        data-key={`drop ${cellKey(room, slot)}`}
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

/** The held session and the one that stands here change places; the button carries the mark of both. */
function SwapButton({
  held,
  other,
  base,
  language,
  now,
}: Pick<Props, 'held' | 'language' | 'now'> & { other: Swappable; base: string }) {
  const shown = { ...sessionShown(held.session, held.session), ...sessionShown(other, other) }
  return (
    <button
      type="submit"
      form="drop"
      formaction={`${base}/board/swap`}
      name="with"
      value={`${other.number} ${seenOf(shown, now)}`}
      class="btn btn--quiet btn--small"
    >
      {planTexts(language)('board.swap', { number: other.number })}
    </button>
  )
}

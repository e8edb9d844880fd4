import type { EditionScope } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import { pathTo } from '../../page/route.ts'
import { MINUTE } from '../../platform/clock.ts'
import { formatTime, type Language } from '../../platform/languages/public.ts'
import { SUB_SLOT_MINUTES } from '../../scheduling/public.ts'
import type { Cell } from '../board/cells.ts'
import type { Held } from '../board/held.ts'
import { cellKey } from '../board/held.ts'
import type { Sentences } from '../sentences.ts'
import { sessionShown } from '../session-acts.ts'
import { planTexts } from '../texts.ts'
import { verdictOf } from './board-held.tsx'
import type { Standing } from './plan-grid.tsx'

/** A session as its form would show it, so that it can be swapped. */
export type Swappable = Parameters<typeof sessionShown>[0] & NonNullable<Parameters<typeof sessionShown>[1]>

type Props = {
  edition: EditionScope
  now: Date
  held: Held
  room: string
  slot: string
  /** When the slot begins. */
  from: number
  /** The sessions that stand there, and when. */
  there: readonly Standing[]
  standing: ReadonlyMap<string, Swappable>
  sentences: Sentences
  language: Language
  row: number
  column: number
}

/** Half-hours of a row stand between it and the next. */
const STARTS_A_ROW = 100

/** What it would mean to put the held session here, in words, and the buttons that do it: one for each half-hour in which it may begin. */
export function DropCell(props: Props) {
  const { now, held, room, slot, from, there, language, standing } = props
  const t = planTexts(language)
  const starts = [...held.cells.values()].filter((cell) => cell.room === room && cell.slot === slot)
  const others = there.filter(({ session }) => session !== held.session.id)
  const own = there.find(({ session }) => session === held.session.id)
  const minutes = held.session.durationMinutes
  const open = starts.filter(({ offsetMinutes: at }) => {
    const isFree = others.every((other) => other.to <= at || at + minutes <= other.from)
    return isFree && at !== own?.from
  })
  const numbered = others.flatMap(({ session }) => standing.get(session) ?? [])
  const [other] = numbered
  if (from <= now.getTime()) return <p class="whys why small soft">{t('board.past')}</p>
  if (open.length === 0 && !other) return null
  return (
    <div class="whys">
      {open.map((cell) => (
        <Start key={cell.offsetMinutes} {...props} cell={cell} alone={starts.length === 1} />
      ))}
      {other && open.length === 0 && <p class="why small soft">{t('board.taken', { number: other.number })}</p>}
      {other && numbered.length === 1 && held.session.startsAt && (
        <SwapButton
          {...{ held, other, language, now }}
          base={pathTo(language, props.edition.slug, 'desk', 'programme')}
        />
      )}
    </div>
  )
}

/** One beginning in a room and slot; its hour is said where there are several. */
function Start({
  edition,
  from,
  cell,
  alone,
  sentences,
  language,
  row,
  column,
}: Props & { cell: Cell; alone: boolean }) {
  const t = planTexts(language)
  const verdict = verdictOf(cell)
  const words = [...new Set([...cell.breaks, ...cell.costs].map(sentences.of))]
  const id = `why-${row}-${column}-${cell.offsetMinutes}`
  const put = t('board.put', { place: sentences.place(cell), verdict: t(`board.${verdict}`) })
  const start = formatTime(new Date(from + cell.offsetMinutes * MINUTE), language, edition.zone)
  return (
    <div class={`why why--${verdict}`}>
      <button
        type="submit"
        form="drop"
        name="to"
        value={cellKey(cell)}
        class="btn btn--second btn--small"
        data-drop
        data-key={`drop ${cellKey(cell)}`}
        data-row={row * STARTS_A_ROW + cell.offsetMinutes / SUB_SLOT_MINUTES}
        data-column={column}
        aria-describedby={words.length > 0 ? id : undefined}
        // What is heard begins with what is seen, so that it can also be called by it.
        aria-label={alone ? put : `${start} ${put}`}
      >
        {!alone && <bdi dir="ltr">{start}</bdi>} {t(`board.${verdict}`)}
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

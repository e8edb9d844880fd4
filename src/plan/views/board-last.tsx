import { seenOf } from '../../acts/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { LengthRefusal } from '../board/length.ts'
import { editingTexts } from '../editing/texts.ts'
import { sentencesOf } from '../sentences.ts'
import { sessionShown } from '../session-acts.ts'
import { planTexts } from '../texts.ts'
import type { BoardProps } from './board-props.ts'
import { Changed } from './changed.tsx'
import { Refused } from './parts.tsx'

/** What was done a moment ago, with its undo or redo. */
export function LastDone({ last, language, day, base, now }: BoardProps & { base: string }) {
  if (!last) return null
  const t = planTexts(language)
  const { session, done, other } = last
  const shown = { ...sessionShown(session, session), ...(other ? sessionShown(other, other) : {}) }
  const seen = seenOf(shown, now)
  if (done === 'swapped')
    return (
      <div
        class="notice notice--good mt-4"
        role="status"
        data-say={t('board.done.swapped', { number: session.number, other: other?.number ?? 0 })}
      >
        <form method="post" action={`${base}/board/swap`} class="toolbar" data-board-form>
          <p>{t('board.done.swapped', { number: session.number, other: other?.number ?? 0 })}</p>
          <input type="hidden" name="session" value={session.number} />
          <input type="hidden" name="day" value={day} />
          <button
            type="submit"
            name="with"
            value={`${other?.number} ${seen}`}
            class="btn btn--second btn--small"
            data-key="undo"
          >
            {t('board.swap-back')}
          </button>
        </form>
      </div>
    )
  if (done === 'length') return <LengthDone {...{ last, language, day, base }} />
  return (
    <div class="notice notice--good mt-4" role="status" data-say={t(`board.done.${done}`, { number: session.number })}>
      <form method="post" action={`${base}/board/undo`} class="toolbar" data-board-form>
        <p>
          {t(`board.done.${done}`, { number: session.number })} <Own language={session.language}>{session.title}</Own>
        </p>
        <input type="hidden" name="session" value={session.number} />
        <input type="hidden" name="day" value={day} />
        <input type="hidden" name="seen" value={seen} />
        <button type="submit" class="btn btn--second btn--small" data-key="undo">
          {t(done === 'undone' ? 'place.redo' : 'place.undo')}
        </button>
      </form>
    </div>
  )
}

/** How long a session lasts by now. The way back is to pick it up: a correction has a reason, and so has undoing it. */
function LengthDone({
  last,
  language,
  day,
  base,
}: Pick<BoardProps, 'language' | 'day'> & { last: NonNullable<BoardProps['last']>; base: string }) {
  const t = planTexts(language)
  const { session, was } = last
  const words = t('board.done.length', { number: session.number, minutes: session.durationMinutes, was })
  return (
    <div class="notice notice--good mt-4 toolbar" role="status" data-say={words}>
      <p>{words}</p>
      <a
        class="btn btn--second btn--small"
        href={`${base}/grid?day=${day}&session=${session.number}#board`}
        data-key="undo"
        data-hold
      >
        {t('board.length')}
      </a>
    </div>
  )
}

/** Why a length was not changed, in the words of a correction. */
function NotCorrected({
  refusal,
  language,
  ruleName,
}: {
  refusal: LengthRefusal
  language: Language
  ruleName: (rule: string) => string
}) {
  const { name = '', number = '' } = refusal.facts
  const rules = String(refusal.facts.constraints ?? '')
    .split(', ')
    .filter(Boolean)
  return (
    <Refused words={editingTexts(language)(`refusal.${refusal.code}`, { name, number })}>
      {rules.length > 0 && (
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{ruleName(rule)}</li>
          ))}
        </ul>
      )}
    </Refused>
  )
}

/** Why the last wish was not carried out; what a colleague did meanwhile is shown with who and when. */
export function NotMoved({ refusal, changed, edition, language, names, held, typed, problem }: BoardProps) {
  if (!refusal) return null
  if (changed) return <Changed items={changed} {...{ edition, language }} />
  const { of, title: ruleName } = sentencesOf(problem, names, language, edition.zone)
  if ('of' in refusal) return <NotCorrected {...{ refusal, language, ruleName }} />
  const { number = '', title = '', room = '', durationMinutes = 0, slotMinutes = 0 } = refusal.facts
  const named = names.rooms.get(String(room))
  const roomName = named ? (named[language] ?? named.en ?? String(room)) : String(room)
  const code = refusal.code === 'room-occupied' && number === '' ? 'room-occupied-before' : refusal.code
  const facts = { room: roomName, number, title: String(title), durationMinutes, slotMinutes }
  const there = (held?.cells.get(typed.to)?.breaks ?? []).map(of)
  // Of two that would change places the rules are named; which cell breaks which is seen once they stand there.
  const rules = String(refusal.facts.constraints ?? '')
    .split(', ')
    .filter(Boolean)
  const broken = new Set(there.length > 0 ? there : rules.map(ruleName))
  return (
    <Refused words={planTexts(language)(`refusal.${code}`, facts)}>
      {(code === 'clashes' || code === 'reason-missing') && (
        <ul>
          {[...broken].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </Refused>
  )
}

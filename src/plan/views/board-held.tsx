import { type Breach, SUB_SLOT_MINUTES } from '../../scheduling/public.ts'
import { Own } from '../../sessions/parts.ts'
import { cellKey, type Held } from '../board/held.ts'
import type { Sentences } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import type { BoardProps } from './board-props.ts'
import { ReasonField } from './form-parts.tsx'

type HeldProps = Pick<BoardProps, 'edition' | 'language' | 'day' | 'typed' | 'refusal'> & {
  held: Held
  sentences: Sentences
  base: string
}

/** Above the board while a session is held: which, how it is put down or back, and the forms that do it. */
export function HeldBar(props: HeldProps) {
  const { held, language, day, base } = props
  const t = planTexts(language)
  const { session, seen } = held
  return (
    <section class="notice mt-4" aria-labelledby="held" data-held-bar>
      <div class="stack">
        <h2 id="held" class="h3">
          {t('board.held', { number: session.number })} <Own language={session.language}>{session.title}</Own>
        </h2>
        <p class="small">{t('board.held.help')}</p>
        <form method="post" action={`${base}/board/move`} id="drop" data-drop-form>
          <input type="hidden" name="session" value={session.number} />
          <input type="hidden" name="day" value={day} />
          <input type="hidden" name="seen" value={seen} />
        </form>
        <div class="toolbar">
          <a class="btn btn--second btn--small" href={`${base}/grid?day=${day}#board`} data-release>
            {t('board.release')}
          </a>
          {session.startsAt && <TakeOut {...props} />}
        </div>
        <MoveTo {...props} />
        <Length {...props} />
      </div>
    </section>
  )
}

function TakeOut({ held, day, base, language }: HeldProps) {
  const t = planTexts(language)
  return (
    <details class="more">
      <summary>{t('place.unplace')}</summary>
      <form method="post" action={`${base}/board/out`} class="stack">
        <input type="hidden" name="session" value={held.session.number} />
        <input type="hidden" name="day" value={day} />
        <input type="hidden" name="seen" value={held.seen} />
        <ReasonField label={t('place.reason')} value="" language={language} />
        <button type="submit" class="btn btn--second btn--small">
          {t('place.unplace')}
        </button>
      </form>
    </details>
  )
}

/** Longer or shorter where it stands, by half-hours or to the minute; a correction, so it has a reason. */
function Length({ held, day, base, language, typed, refusal }: HeldProps) {
  const t = planTexts(language)
  const { session } = held
  const refused = refusal !== undefined && 'of' in refusal
  const minutes = session.durationMinutes
  const steps = [minutes - SUB_SLOT_MINUTES, minutes + SUB_SLOT_MINUTES].filter((one) => one > 0)
  return (
    <details class="more" open={refused}>
      <summary>{t('board.length')}</summary>
      <form method="post" action={`${base}/board/length`} class="stack">
        <input type="hidden" name="session" value={session.number} />
        <input type="hidden" name="day" value={day} />
        <input type="hidden" name="seen" value={held.seenContent} />
        {refused && refusal.code === 'clashes' && <input type="hidden" name="anyway" value="yes" />}
        <div class="field">
          <label class="field__label" for="length-minutes">
            {t('board.minutes')}
          </label>
          <input
            class="input input--s"
            id="length-minutes"
            name="minutes"
            type="number"
            min={5}
            max={720}
            list="length-steps"
            value={refused ? typed.minutes : minutes}
          />
          <datalist id="length-steps">
            {steps.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </div>
        <ReasonField
          id="length-reason"
          label={t('board.length.reason')}
          value={refused ? typed.reason : ''}
          language={language}
        />
        <div class="toolbar">
          <button
            type="submit"
            class={refused && refusal.code === 'clashes' ? 'btn btn--wrong btn--small' : 'btn btn--small'}
          >
            {t('board.length.save')}
          </button>
        </div>
      </form>
    </details>
  )
}

/** The same without pointing: a place of the day chosen from a list, the best first. */
function MoveTo({ held, language, sentences, typed, refusal, base }: HeldProps) {
  const t = planTexts(language)
  const cells = [...held.cells.values()].toSorted(
    (a, b) => a.breaks.length - b.breaks.length || a.costs.length - b.costs.length,
  )
  const overruled = refusal && !('of' in refusal) && (refusal.code === 'clashes' || refusal.code === 'reason-missing')
  return (
    <details class="more" open={overruled}>
      <summary>{t('board.move-to')}</summary>
      <div class="stack">
        <div class="field">
          <label class="field__label" for="to">
            {t('board.place')}
          </label>
          <select class="input" id="to" name="place" form="drop">
            {cells.map((cell) => {
              const at = cellKey(cell)
              return (
                <option key={at} value={at} selected={at === typed.to}>
                  {sentences.place(cell)} · {t(`board.${verdictOf(cell)}`)}
                </option>
              )
            })}
          </select>
        </div>
        <div class="field">
          <label class="field__label" for="board-reason">
            {t('place.reason')}
          </label>
          <input
            class="input"
            id="board-reason"
            name="reason"
            form="drop"
            maxlength={2000}
            dir="auto"
            value={typed.reason}
          />
        </div>
        <div class="toolbar">
          <button type="submit" form="drop" class="btn btn--small">
            {t('place.save')}
          </button>
          {overruled && typed.with !== '' && <input type="hidden" form="drop" name="with" value={typed.with} />}
          {overruled && (
            <button
              type="submit"
              form="drop"
              formaction={typed.with === '' ? undefined : `${base}/board/swap`}
              class="btn btn--wrong btn--small"
              name="anyway"
              value="yes"
            >
              {t('place.anyway')}
            </button>
          )}
        </div>
      </div>
    </details>
  )
}

type Verdict = 'free' | 'costs' | 'breaks'
export const verdictOf = ({ breaks, costs }: { breaks: readonly Breach[]; costs: readonly Breach[] }): Verdict =>
  breaks.length > 0 ? 'breaks' : costs.length > 0 ? 'costs' : 'free'

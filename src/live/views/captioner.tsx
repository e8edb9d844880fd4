import { Chapter } from '../../page/layout.tsx'
import { Problem } from '../../page/parts/acting.tsx'
import { direction, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { Caption } from '../captions/caption.ts'
import { type Captioner, isSilent, othersTurn } from '../captions/turn.ts'
import { queueOf } from '../order.ts'
import { liveTexts } from '../texts.ts'
import { Speaking } from './floor-view.tsx'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'
import { Who } from './who.tsx'

type Props = FloorProps & {
  readonly own: Captioner
  readonly all: readonly Captioner[]
  /** The captioner's own page. */
  readonly to: string
  readonly captions: readonly Caption[]
  /** The number of the next line, so that one sent twice is one. */
  readonly next: number
  readonly typed: string
  readonly refusal: string | null
}

/** Where a captioner writes: whose turn it is, the last lines, the line to come, and whose names are about to be said. */
export function CaptionerPage(props: Props) {
  const { language, own, captions, refusal, to, here } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...props} />
      <Problem text={refusal ?? undefined} />
      <div id="floor" data-news={`${here}/captions/news`} data-fresh={to}>
        <Chapter id="lines" heading={t('captions')} aside={NATIVE_NAMES[own.language]}>
          <div class="stack">
            <Turn {...props} />
            <div class="captions" lang={own.language} dir={direction(own.language)}>
              {captions.map(({ id, body }) => (
                <p key={id}>{body}</p>
              ))}
            </div>
          </div>
        </Chapter>
      </div>
      <Line {...props} />
      <Chapter id="names" heading={t('floor')}>
        <div class="stack">
          <Speaking {...props} />
          <ComingUp {...props} />
        </div>
      </Chapter>
    </div>
  )
}

/** Whose turn it is, and the button that takes it. */
function Turn({ own, all, now, language, to }: Props) {
  const t = liveTexts(language)
  const other = othersTurn(own, all)
  if (!other) return <p role="status">{t(own.writing ? 'captioner.own' : 'captioner.nobody')}</p>
  const name = <bdi>{other.name}</bdi>
  return (
    <form method="post" action={to} class="stack">
      <p role="status">{t.parts(isSilent(other, now) ? 'captioner.silent' : 'captioner.other', { name })}</p>
      <p>
        <button type="submit" class="btn btn--second btn--small" id="take" name="do" value="take">
          {t('captioner.take')}
        </button>
      </p>
    </form>
  )
}

function Line({ own, to, next, typed, language, refusal }: Props) {
  const t = liveTexts(language)
  return (
    <Chapter id="line" heading={t('captions.line')}>
      <form method="post" action={to} data-lines={t('captioner.away')}>
        <input type="hidden" name="seq" value={next} />
        <div class="field">
          <label class="hidden" for="line-body">
            {t('captions.line')}
          </label>
          <input
            class="input captions"
            id="line-body"
            name="body"
            required
            maxlength={500}
            lang={own.language}
            dir={direction(own.language)}
            autocomplete="off"
            value={typed}
          />
        </div>
        <p class="actions">
          <button type="submit" class="btn" name="do" value="write">
            {t('captions.send')}
          </button>
          {refusal && typed && (
            <button type="submit" class="btn btn--second" name="do" value="take">
              {t('captioner.take-and-show')}
            </button>
          )}
          <span class="small" role="status" data-lines-state />
        </p>
      </form>
    </Chapter>
  )
}

const NAMES_AHEAD = 3

/** Names are the hardest words of a caption: who comes next can be read before they are said. */
function ComingUp(props: Props) {
  const { led, now, words, language } = props
  const next = queueOf(led, now).slice(0, NAMES_AHEAD)
  if (next.length === 0) return null
  return (
    <>
      <h3>{liveTexts(language)('captioner.next')}</h3>
      <ol class="queue-list">
        {next.map((hand) => (
          <li key={hand.id}>
            <Who of={hand} {...{ words, language }} />
          </li>
        ))}
      </ol>
    </>
  )
}

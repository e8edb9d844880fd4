import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { direction, formatTime, type Language } from '../../platform/languages/public.ts'
import type { Caption } from '../captions/caption.ts'
import { liveTexts } from '../texts.ts'
import { CaptionLanguages } from './captions.tsx'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

type Props = FloorProps & {
  readonly readerZone: string | null
  readonly mayChair: boolean
  readonly all: readonly Language[]
  readonly chosen: Language
  readonly captions: readonly Caption[]
  /** The line that is being corrected. */
  readonly correcting: Caption | null
  /** What was typed and could not be kept. */
  readonly typed: string | null
  readonly refusal: string | null
}

const withoutWays = ({ mayChair: _, ...title }: Props) => title

/** Everything that was written in a language, with its hour; whoever may chair corrects it line by line. */
export function TranscriptPage(props: Props) {
  const { language, here, all, chosen, captions, refusal } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...withoutWays(props)} />
      {refusal && (
        <div class="notice notice--wrong" role="alert">
          <Icon name="wrong" />
          <p>{refusal}</p>
        </div>
      )}
      <p class="row floor-ways no-print">
        <a href={`${here}/captions?in=${chosen}`}>{t('captions')}</a>
        {captions.length > 0 && <a href={`${here}/captions.vtt?in=${chosen}`}>{t('transcript.vtt')}</a>}
      </p>
      <CaptionLanguages {...{ all, chosen, language }} to={(one) => `${here}/transcript?in=${one}`} />
      <Chapter id="transcript" heading={t('transcript')} aside={t('transcript.aside')}>
        {captions.length === 0 && <p class="soft">{t('captions.none')}</p>}
        <ol class="plain spoken">
          {captions.map((caption) => (
            <Line key={caption.id} {...props} caption={caption} />
          ))}
        </ol>
      </Chapter>
    </div>
  )
}

function Line({ caption, ...props }: Props & { caption: Caption }) {
  const { language, here, chosen, meeting, mayChair, correcting } = props
  const t = liveTexts(language)
  return (
    <li id={`line-${caption.id}`}>
      <span class="small soft">
        <bdi dir="ltr">{formatTime(caption.at, language, meeting.zone)}</bdi>
      </span>
      {correcting?.id === caption.id ? (
        <Correct {...props} caption={correcting} />
      ) : (
        <span lang={chosen} dir={direction(chosen)}>
          {caption.body}
        </span>
      )}
      {mayChair && correcting?.id !== caption.id && (
        <a class="small no-print" href={`${here}/transcript?in=${chosen}&line=${caption.id}#line-${caption.id}`}>
          {t('transcript.correct')}
        </a>
      )}
    </li>
  )
}

function Correct({ caption, here, language, chosen, typed }: Props & { caption: Caption }) {
  const t = liveTexts(language)
  return (
    <form method="post" action={`${here}/chair/transcript`}>
      <input type="hidden" name="in" value={chosen} />
      <input type="hidden" name="caption" value={caption.id} />
      <input type="hidden" name="was" value={caption.body} />
      <div class="field">
        <label class="field__label" for="correction">
          {t('transcript.correction')}
        </label>
        <input
          class="input"
          id="correction"
          name="body"
          maxlength={500}
          lang={chosen}
          dir="auto"
          value={typed ?? caption.body}
        />
      </div>
      <button type="submit" class="btn btn--second btn--small">
        {t('transcript.keep')}
      </button>
    </form>
  )
}

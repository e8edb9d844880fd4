import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { LanguageField } from '../../page/parts/language-field.tsx'
import { direction, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { Caption } from '../captions/caption.ts'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

type Props = FloorProps & {
  readonly readerZone: string | null
  readonly mayChair: boolean
  /** Languages in which there are captions, and the one shown. */
  readonly all: readonly Language[]
  readonly chosen: Language
  readonly large: boolean
  readonly captions: readonly Caption[]
  readonly typed: string
  readonly refusal: string | null
}

const withoutWays = ({ mayChair: _, ...title }: Props) => title

/** What is said now, as it is written; whoever may chair writes it here. */
export function CaptionsPage(props: Props) {
  const { language, here, all, chosen, large, refusal, mayChair } = props
  const t = liveTexts(language)
  const size = large ? '&size=large' : ''
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
        <a href={here}>{t('floor')}</a>
        <a href={`${here}/transcript?in=${chosen}`}>{t('transcript')}</a>
        <a href={`${here}/captions?in=${chosen}${large ? '' : '&size=large'}`}>
          {t(large ? 'captions.smaller' : 'captions.larger')}
        </a>
        {mayChair && <a href={`${here}/chair/captioners`}>{t('captioners')}</a>}
      </p>
      <CaptionLanguages {...{ all, chosen, language }} to={(one) => `${here}/captions?in=${one}${size}`} />
      <Chapter id="captions" heading={t('captions')}>
        <CaptionLines {...props} />
      </Chapter>
      {mayChair && <WriteForm {...props} />}
    </div>
  )
}

type Lines = Pick<Props, 'here' | 'language' | 'chosen' | 'large' | 'captions'>

/** What is said now, kept up to date by a script. */
export function CaptionLines({ here, language, chosen, large, captions }: Lines) {
  const shown = captions.length > 0 ? chosen : language
  return (
    <div
      id="floor"
      class={large ? 'captions captions--large' : 'captions'}
      data-news={`${here}/captions/news?in=${chosen}`}
      data-fresh={`${here}/captions/lines?in=${chosen}${large ? '&size=large' : ''}`}
      data-in={chosen}
      data-dir={direction(chosen)}
      lang={shown}
      dir={direction(shown)}
    >
      {captions.length === 0 && <p class="soft">{liveTexts(language)('captions.none')}</p>}
      {captions.map(({ id, body }) => (
        <p key={id}>{body}</p>
      ))}
    </div>
  )
}

/** The languages there are captions in, where there is more than one to choose from. */
export function CaptionLanguages({
  all,
  chosen,
  to,
}: {
  all: readonly Language[]
  chosen: Language
  to: (language: Language) => string
}) {
  if (all.length < 2) return null
  return (
    <p class="row floor-ways no-print">
      {all.map((one) => (
        <a key={one} class="chip" href={to(one)} lang={one} aria-current={one === chosen ? 'true' : undefined}>
          {NATIVE_NAMES[one]}
        </a>
      ))}
    </p>
  )
}

function WriteForm({ here, language, chosen, typed }: Props) {
  const t = liveTexts(language)
  return (
    <Chapter id="caption" heading={t('captions.write')} aside={t('captions.write.aside')}>
      <form method="post" action={`${here}/chair/caption`}>
        <LanguageField id="caption-in" name="in" label={t('captions.language')} chosen={chosen} />
        <div class="field">
          <label class="field__label" for="caption-body">
            {t('captions.line')}
          </label>
          <input
            class="input"
            id="caption-body"
            name="body"
            required
            maxlength={500}
            dir="auto"
            autocomplete="off"
            value={typed}
          />
        </div>
        <button type="submit" class="btn">
          {t('captions.send')}
        </button>
      </form>
    </Chapter>
  )
}

import type { ComponentChildren } from 'preact'
import { Chapter } from '../../page/layout.tsx'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

type Props = FloorProps & { readonly readerZone: string | null }

/** Sound, microphone, camera and connection, tried before a meeting: by buttons that say in words what was found, else by hand. */
export function TryingPage(props: Props) {
  const { language, here } = props
  const t = liveTexts(language)
  const said = { refused: t('try.refused'), none: t('try.none') }
  return (
    <div class="wrap measure">
      <MeetingTitle {...props} />
      <p class="lede">{t('try.lead')}</p>
      <Try {...props} of="sound" says={{ played: t('try.sound.played'), none: t('try.none') }} />
      <Try {...props} of="microphone" says={{ ...said, heard: t('try.heard'), silent: t('try.silent') }}>
        <meter min={0} max={1} low={0.05} hidden aria-label={t('try.level')} />
      </Try>
      <Try {...props} of="camera" says={{ ...said, seen: t('try.seen') }}>
        <video class="trying__picture" hidden muted playsinline aria-label={t('try.picture')} />
      </Try>
      <Try
        {...props}
        of="connection"
        asks={`${here}/list`}
        says={{ good: t('try.good'), slow: t('try.slow'), poor: t('try.poor'), away: t('try.away') }}
      />
      <Chapter id="else" heading={t('try.else')}>
        <ul>
          <li>
            <a href={`${here}/text`}>{t('text')}</a>
          </li>
          <li>
            <a href={`${here}/join`}>{t('try.else.join')}</a>
          </li>
        </ul>
      </Chapter>
    </div>
  )
}

type Tried = 'sound' | 'microphone' | 'camera' | 'connection'

/** One thing to try. Its button is shown by the script that can do it; what each outcome is called goes along. */
function Try({
  of,
  says,
  asks,
  language,
  children,
}: Props & { of: Tried; says: Readonly<Record<string, string>>; asks?: string; children?: ComponentChildren }) {
  const t = liveTexts(language)
  const outcomes = Object.fromEntries(Object.entries(says).map(([name, words]) => [`data-${name}`, words]))
  return (
    <Chapter id={`try-${of}`} heading={t(`try.${of}`)}>
      <div class="stack" data-try={of} data-asks={asks} {...outcomes}>
        <p>{t(`try.${of}.how`)}</p>
        <p class="no-print">
          <button type="button" class="btn btn--second btn--small" data-begin={of} hidden>
            {t(`try.${of}.do`)}
          </button>
        </p>
        {children}
        <p role="status" />
      </div>
    </Chapter>
  )
}

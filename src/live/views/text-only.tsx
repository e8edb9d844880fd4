import { Chapter } from '../../page/layout.tsx'
import type { Language } from '../../platform/languages/public.ts'
import type { Caption } from '../captions/caption.ts'
import { queueOf } from '../order.ts'
import { liveTexts } from '../texts.ts'
import { CaptionLanguages, CaptionLines } from './captions.tsx'
import { Speaking } from './floor-view.tsx'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

type Props = FloorProps & {
  readonly readerZone: string | null
  readonly all: readonly Language[]
  readonly chosen: Language
  readonly captions: readonly Caption[]
}

/** A meeting for whoever has neither sound nor picture: what is said, who speaks, and how to take part in writing. */
export function TextOnlyPage(props: Props) {
  const { language, here, all, chosen, led, now } = props
  const t = liveTexts(language)
  const again = `${here}/text?in=${chosen}`
  return (
    <div class="wrap measure">
      <MeetingTitle {...props} />
      <p class="lede">{t('text.lead')}</p>
      <CaptionLanguages {...{ all, chosen, language }} to={(one) => `${here}/text?in=${one}`} />
      <Chapter id="captions" heading={t('captions')}>
        <CaptionLines {...props} large={false} />
      </Chapter>
      <Chapter id="floor-now" heading={t('floor')} aside={t(`floor.${led.floor.state}`)}>
        <div class="stack">
          <Speaking {...props} />
          <p>{t('queue', { count: queueOf(led, now).length })}</p>
          <p class="no-print">
            <a class="btn btn--second btn--small" href={again}>
              {t('text.again')}
            </a>
          </p>
        </div>
      </Chapter>
      <Chapter id="take-part" heading={t('text.take-part')}>
        <ul>
          <li>
            <a href={`${here}#ask`}>{t('ask')}</a>
          </li>
          <li>
            <a href={`${here}#write`}>{t('write')}</a>
          </li>
          {(['questions', 'polls', 'transcript', 'materials'] as const).map((way) => (
            <li key={way}>
              <a href={`${here}/${way}`}>{t(way)}</a>
            </li>
          ))}
        </ul>
      </Chapter>
    </div>
  )
}

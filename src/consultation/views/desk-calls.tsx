import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import {
  cityName,
  direction,
  LANGUAGES,
  type Language,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import type { Call } from '../reads.ts'
import { consultationTexts } from '../texts.ts'
import { CallStateLine } from './call-state-line.tsx'
import { CallTimes } from './call-times.tsx'
import { Reason } from './reason.tsx'

export type Typed = { local: string; reason: Record<string, string> }

type ListProps = { edition: EditionScope; calls: Call[]; now: Date; language: Language; mayExtend: boolean }

export function DeskCallsPage({ edition, calls, now, language, mayExtend }: ListProps) {
  const t = consultationTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('consultation.calls')}</h1>
      </div>
      <ul class="calls mt-4">
        {calls.map((call) => (
          <li class="call" key={call.code}>
            <h2>
              <a href={pathTo(language, edition.slug, 'calls', call.code)}>{pickText(call.title, language).text}</a>
            </h2>
            <CallStateLine {...{ call, now, language }} />
            <CallTimes call={call} zone={edition.zone} language={language} />
            {mayExtend && (
              <p>
                <a class="btn btn--second" href={pathTo(language, edition.slug, 'desk', 'calls', call.code)}>
                  {t('extend.title')}
                  <span class="hidden"> · {pickText(call.title, language).text}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

type FormProps = { edition: EditionScope; call: Call; language: Language; typed: Typed; error?: string | undefined }

/** The new closing and why. Nothing is changed before it has been seen as everybody will see it. */
export function ExtendPage({ edition, call, language, typed, error }: FormProps) {
  const t = consultationTexts(language)
  return (
    <div class="wrap">
      <CallTitle {...{ call, language }} />
      <Chapter id="extend" heading={t('extend.title')} aside={t('extend.aside')}>
        <form
          method="post"
          action={pathTo(language, edition.slug, 'desk', 'calls', call.code, 'preview')}
          class="stack"
        >
          {error && (
            <div class="errors" role="alert" tabindex={-1}>
              <p>{error}</p>
            </div>
          )}
          <p>
            <Pair language={language} name={t('call.closes')}>
              <Moment at={call.closesAt} zone={edition.zone} language={language} end />
            </Pair>
          </p>
          <div class="field">
            <label class="field__label" for="local">
              {t('extend.local', { city: cityName(edition.zone, edition, language) })}
            </label>
            <input class="input input--m" type="datetime-local" id="local" name="local" dir="ltr" value={typed.local} />
          </div>
          {LANGUAGES.map((l) => (
            <div class="field" key={l}>
              <label class="field__label" for={`reason-${l}`}>
                {t('extend.reason')} · <bdi lang={l}>{NATIVE_NAMES[l]}</bdi>
              </label>
              <textarea
                class="input"
                id={`reason-${l}`}
                name={`reason-${l}`}
                rows={2}
                maxlength={1000}
                lang={l}
                dir={direction(l)}
              >
                {typed.reason[l] ?? ''}
              </textarea>
            </div>
          ))}
          <button type="submit" class="btn">
            {t('extend.preview')}
          </button>
        </form>
      </Chapter>
    </div>
  )
}

type PreviewProps = { edition: EditionScope; call: Call; language: Language; typed: Typed; closing: Date }

/** Old and new closing as they will be read in each language, and the button that carries it out. */
export function ExtendPreviewPage({ edition, call, language, typed, closing }: PreviewProps) {
  const t = consultationTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'calls', call.code)
  return (
    <div class="wrap">
      <CallTitle {...{ call, language }} />
      <Chapter id="preview" heading={t('extend.shown')} aside={t('extend.aside')}>
        <div class="stack">
          <ul class="plain stack">
            {LANGUAGES.map((l) => (
              <li key={l} lang={l} dir={direction(l)}>
                <h3>{pickText(call.title, l).text}</h3>
                <p>
                  <Pair language={l} name={consultationTexts(l)('extend.new')}>
                    <Moment at={closing} zone={edition.zone} language={l} end />
                  </Pair>
                </p>
                <p>
                  <Pair language={l} name={consultationTexts(l)('extend.old')}>
                    <s>
                      <Moment at={call.closesAt} zone={edition.zone} language={l} end />
                    </s>
                  </Pair>
                </p>
                <Reason reason={typed.reason} language={l} />
              </li>
            ))}
          </ul>
          <form method="post" action={`${here}/extend`} class="row">
            <input type="hidden" name="seen" value={call.closesAt.toISOString()} />
            <input type="hidden" name="local" value={typed.local} />
            {LANGUAGES.map((l) => (
              <input type="hidden" key={l} name={`reason-${l}`} value={typed.reason[l] ?? ''} />
            ))}
            <button type="submit" class="btn">
              {t('extend.confirm')}
            </button>
            <a href={here}>{t('extend.back')}</a>
          </form>
        </div>
      </Chapter>
    </div>
  )
}

const CallTitle = ({ call, language }: { call: Call; language: Language }) => (
  <div class="title">
    <p class="over">{consultationTexts(language)('consultation.calls')}</p>
    <h1>{pickText(call.title, language).text}</h1>
  </div>
)

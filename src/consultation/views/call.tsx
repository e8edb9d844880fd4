import type { EditionScope } from '../../access/public.ts'
import { effortOf, type Form } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { TimeLeft } from '../../page/parts/left.tsx'
import { BothTimes, Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { callState } from '../call-state.ts'
import { wayOf } from '../extension.ts'
import type { Call } from '../reads.ts'
import { consultationTexts } from '../texts.ts'
import { Reason } from './reason.tsx'

type Props = {
  edition: EditionScope
  call: Call
  forms: Form[]
  now: Date
  language: Language
  readerZone: string | null
  mayExtend: boolean
}

export function CallPage({ edition, call, forms, now, language, readerZone, mayExtend }: Props) {
  const t = consultationTexts(language)
  const state = callState(call, now)
  return (
    <div class="wrap">
      <div class="title">
        {call.binding && <p class="over">{t('call.binding')}</p>}
        <h1>{pickText(call.title, language).text}</h1>
        <p class="lede">{pickText(call.description, language).text}</p>
      </div>
      <Chapter
        id="when"
        heading={t(state === 'closed' ? 'call.closed' : state === 'open' ? 'call.closes' : 'call.opens')}
      >
        <div class="stack">
          <BothTimes
            at={state === 'not_yet' ? call.opensAt : call.closesAt}
            held={edition}
            readerZone={readerZone}
            language={language}
            end={state !== 'not_yet'}
          />
          {state === 'open' && (
            <p>
              <TimeLeft until={call.closesAt} now={now} language={language} />
            </p>
          )}
          {call.changes.map((change) => (
            <div key={change.recordedAt.toISOString()}>
              <p class="small">
                <Pair language={language} name={t('call.extended', { way: wayOf(change) })}>
                  <s>
                    <Moment at={change.fromAt} zone={edition.zone} language={language} end />
                  </s>
                </Pair>{' '}
                {change.source && (
                  <a href={change.source} rel="noreferrer">
                    {t('call.source')}
                  </a>
                )}
              </p>
              <Reason reason={change.reason} language={language} />
            </div>
          ))}
          {state !== 'closed' && (
            <p>
              <a href={`${pathTo(language, edition.slug, 'calls', call.code)}.ics`}>{t('call.calendar')}</a>
            </p>
          )}
          {mayExtend && (
            <p>
              <a href={pathTo(language, edition.slug, 'desk', 'calls', call.code)}>{t('extend.title')}</a>
            </p>
          )}
          {state === 'open' && <p class="small soft measure">{t('home.server')}</p>}
          {state === 'not_yet' && <p class="measure">{t('call.cannot-start')}</p>}
          {state === 'closed' && <p class="measure">{t('call.is-closed')}</p>}
          {state !== 'not_yet' && (
            <p>
              <a
                href={`${pathTo(language, edition.slug, 'submissions')}?${new URLSearchParams(call.submissionKinds.map((kind) => ['kind', kind]))}`}
              >
                {t('call.received')}
              </a>
            </p>
          )}
        </div>
      </Chapter>
      <Chapter id="forms" heading={t('call.forms')} aside={state === 'open' ? t('home.calls.aside') : undefined}>
        <div class="stack">
          <ul class="calls">
            {forms.map((form, i) => (
              <li class="call" key={form.code}>
                <h3>{pickText(form.title, language).text}</h3>
                <p class="call__does">{pickText(form.intro, language).text}</p>
                <p class="call__when">{t('call.effort', effortOf(form))}</p>
                {state === 'open' && (
                  <form method="post" action={pathTo(language, edition.slug, 'calls', call.code, 'start')}>
                    <input type="hidden" name="form" value={form.code} />
                    <button type="submit" class={i === 0 ? 'btn' : 'btn btn--second'}>
                      {t('call.start')}
                      <span class="hidden"> · {pickText(form.title, language).text}</span>
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
          <p>
            <a href={pathTo(language, edition.slug, 'calls', call.code, 'questions')}>
              {t(state === 'closed' ? 'questions.title' : 'call.read-questions')}
            </a>
          </p>
        </div>
      </Chapter>
    </div>
  )
}

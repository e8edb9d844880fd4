import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import type { Language } from '../../platform/languages/public.ts'
import { wayOf } from '../extension.ts'
import type { Call } from '../reads.ts'
import { consultationTexts } from '../texts.ts'

/** When a call closes (or, with `opens`, when it opens first), what it was before an extension, and whether it binds. */
export function CallTimes({
  call,
  zone,
  language,
  opens = false,
}: {
  call: Call
  zone: string
  language: Language
  opens?: boolean
}) {
  const t = consultationTexts(language)
  const before = call.changes.at(-1)
  return (
    <p class="call__when">
      {opens && (
        <>
          <Pair language={language} name={t('call.opens')}>
            <Moment at={call.opensAt} zone={zone} language={language} />
          </Pair>
          <br />
        </>
      )}
      <Pair language={language} name={t('call.closes')}>
        <b>
          <Moment at={call.closesAt} zone={zone} language={language} end />
        </b>
      </Pair>
      {before && (
        <>
          <br />
          <Pair language={language} name={t('call.extended', { way: wayOf(before) })}>
            <s>
              <Moment at={before.fromAt} zone={zone} language={language} end weekday={false} />
            </s>
          </Pair>
        </>
      )}
      {call.binding && (
        <>
          <br />
          {t('call.binding')}
        </>
      )}
    </p>
  )
}

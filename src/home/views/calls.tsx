import type { EditionScope } from '../../access/public.ts'
import { CallTimesLine } from '../../consultation/parts.ts'
import type { Call } from '../../consultation/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { openingNext } from '../stage.ts'
import { homeTexts } from '../texts.ts'
import type { HomeProps } from './home-props.ts'

/** Calls one can answer now; else those that open next; nothing when all are over. */
export function Calls({ edition, calls, stage, now, language }: HomeProps) {
  const t = homeTexts(language)
  const open = calls.filter((call) => call.opensAt <= now && now < call.closesAt)
  const shown = open.length > 0 ? open : openingNext(calls, now)
  const whole = (
    <p>
      <a href={pathTo(language, edition.slug, 'consultation')}>
        {t('calls.whole')} <Icon name="next" flip />
      </a>
    </p>
  )
  if (shown.length === 0)
    return stage === 'closed' ? (
      <Chapter id="calls" heading={t('calls.closed')}>
        <div class="stack">
          <p class="measure">{t('calls.closed.text')}</p>
          {whole}
        </div>
      </Chapter>
    ) : null
  return (
    <Chapter
      id="calls"
      heading={t(open.length > 0 ? 'calls.open' : 'calls.ahead')}
      aside={t(open.length > 0 ? 'calls.open.aside' : 'calls.ahead.aside')}
    >
      <div class="stack">
        <ul class="calls">
          {shown.map((call) => (
            <CallEntry key={call.code} {...{ edition, call, language }} open={open.length > 0} />
          ))}
        </ul>
        {whole}
      </div>
    </Chapter>
  )
}

function CallEntry({
  edition,
  call,
  open,
  language,
}: {
  edition: EditionScope
  call: Call
  open: boolean
  language: Language
}) {
  const t = homeTexts(language)
  const title = pickText(call.title, language)
  const does = pickText(call.description, language)
  const href = pathTo(language, edition.slug, 'calls', call.code)
  return (
    <li class="call">
      <h3>
        <a href={href} lang={title.language}>
          {title.text}
        </a>
      </h3>
      <p class="call__does" lang={does.language}>
        {does.text}
      </p>
      <CallTimesLine call={call} zone={edition.zone} language={language} opens={!open} />
      <p>
        <a class="btn btn--second" href={href}>
          {t(open ? 'calls.answer' : 'calls.read')}
          <span class="hidden"> · {title.text}</span>
        </a>
      </p>
    </li>
  )
}

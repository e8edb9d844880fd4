import type { EditionScope } from '../../../access/public.ts'
import { Named } from '../../../page/parts/named.tsx'
import { formatDays, hasText, type Language, pickText } from '../../../platform/languages/public.ts'
import type { EditionChange } from '../../changes-known.ts'
import { type ForumDays, plannedDays } from '../../dates.ts'
import { modeName, plannedMode } from '../../modes.ts'
import { consultationTexts } from '../../texts.ts'
import { Fact, type Facts } from './parts.tsx'

type Props = { edition: EditionScope; facts: Facts; changes: EditionChange[]; language: Language }

/** The forum as the letter announced it: theme, days, place, how, and what it may become. */
export function ForumPlanned({ edition, facts, changes, language }: Props) {
  const t = consultationTexts(language)
  const theme = pickText(facts.theme, language)
  const { startsOn, endsOn, finalWeek } = plannedDays(daysOf(edition, facts), changes)
  return (
    <dl class="factsheet">
      {theme.text && (
        <Fact name={t('invitation.theme')}>
          <span lang={theme.language}>{theme.text}</span>
        </Fact>
      )}
      <Fact name={t('invitation.days')}>{formatDays(startsOn, endsOn, language)}</Fact>
      {finalWeek && <Fact name={t('invitation.final-week')}>{formatDays(finalWeek.from, finalWeek.to, language)}</Fact>}
      <Fact name={t('invitation.place')}>
        <Place {...{ facts, language }} />
      </Fact>
      <Fact name={t('invitation.mode')}>{modeName(plannedMode(facts.mode, changes), language)}</Fact>
      {facts.fallbacks.length > 0 && (
        <Fact name={t('invitation.alternatives')}>
          <ul class="plain">
            {facts.fallbacks.map((fallback) => (
              <li key={fallback.mode}>
                {fallback.as_in ? (
                  <Named content={fallback.as_in} language={language} />
                ) : (
                  modeName(fallback.mode, language)
                )}
              </li>
            ))}
          </ul>
          {hasText(facts.dependsOn) && (
            <small>
              <Named content={facts.dependsOn} language={language} />
            </small>
          )}
        </Fact>
      )}
      {hasText(facts.programmeClaim) && (
        <Fact name={t('invitation.programme')}>
          <Named content={facts.programmeClaim} language={language} />
        </Fact>
      )}
    </dl>
  )
}

const daysOf = ({ startsOn, endsOn }: EditionScope, { finalWeekFrom: from, finalWeekTo: to }: Facts): ForumDays => ({
  startsOn,
  endsOn,
  finalWeek: from && to ? { from, to } : null,
})

/** The house and its city. */
function Place({ facts, language }: Pick<Props, 'facts' | 'language'>) {
  const [venue, city] = [pickText(facts.venue.name, language).text, pickText(facts.venue.city, language).text]
  return <>{venue && city ? consultationTexts(language)('invitation.venue', { venue, city }) : venue || city}</>
}

import { modeName, settledModes } from '../../consultation/public.ts'
import { Named } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { cityName, formatDays, formatList, hasText, pickText } from '../../platform/languages/public.ts'
import { homeTexts } from '../texts.ts'
import type { HomeProps } from './home-props.ts'

/** When, where, in which mode, and who convenes. */
export function EditionFacts({ edition, facts, changes, organizations, selections, language }: HomeProps) {
  const t = homeTexts(language)
  const settled = settledModes(changes)
  const conveners = organizations
    .filter((o) => o.role === 'co_organizer')
    .map((o) => pickText(o.acronyms, language).text || o.id)
  const facilitators = organizations.filter((o) => o.role === 'facilitator').length
  const fallbacks = facts.modeFallbacks.map((m) => t(`mode.inline.${m}`))
  return (
    <dl class="facts">
      <div>
        <dt>{t('facts.dates')}</dt>
        <dd>
          {formatDays(edition.startsOn, edition.endsOn, language)}
          {!facts.finalWeekFrom && (
            <small>
              <Venue {...{ edition, facts, language }} />
            </small>
          )}
        </dd>
      </div>
      {facts.finalWeekFrom && facts.finalWeekTo && (
        <div>
          <dt>{t('facts.final-week')}</dt>
          <dd>
            {formatDays(facts.finalWeekFrom, facts.finalWeekTo, language)}
            <small>
              <Venue {...{ edition, facts, language }} />
            </small>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('facts.mode')}</dt>
        {settled.length > 0 ? (
          settled.map((period) => (
            <dd key={period.from}>
              {modeName(period.mode, language)}
              <small>{formatDays(period.from, period.to, language)}</small>
            </dd>
          ))
        ) : (
          <dd>
            {modeName(facts.mode, language)}
            {fallbacks.length > 0 && (
              <small>{t('facts.mode.fallback', { modes: formatList(fallbacks, language, 'or') })}</small>
            )}
          </dd>
        )}
      </div>
      {conveners.length > 0 && (
        <div>
          <dt>{t('facts.convened')}</dt>
          <dd>
            {formatList(conveners, language)}
            {facilitators > 0 && <small>{t('facts.facilitators', { count: facilitators })}</small>}
          </dd>
        </div>
      )}
      {selections.length > 0 && (
        <div>
          <dt>{t('facts.appointments')}</dt>
          {selections.map(({ code, title }) => (
            <dd key={code}>
              <a href={pathTo(language, edition.slug, 'appointed', code)}>
                <Named content={title} language={language} />
              </a>
            </dd>
          ))}
        </div>
      )}
    </dl>
  )
}

/** The house people meet in, and its city. */
const Venue = ({ edition, facts, language }: Pick<HomeProps, 'edition' | 'facts' | 'language'>) => (
  <>
    <Named content={facts.venue.name} language={language} />
    {hasText(facts.venue.name) && ' · '}
    {cityName(edition.zone, edition, language)}
  </>
)

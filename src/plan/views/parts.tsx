import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { formatNumber, type Language } from '../../platform/languages/public.ts'
import { planTexts } from '../texts.ts'

export type Where = 'sessions' | 'grid' | 'proposals' | 'locks' | 'weights' | 'venue' | 'speakers'

const PATHS: Record<Where, string[]> = {
  sessions: [],
  grid: ['grid'],
  proposals: ['proposals'],
  locks: ['locks'],
  weights: ['weights'],
  venue: ['venue'],
  speakers: ['speakers'],
}

/** The pages of the programme's desk, side by side. */
export function ProgrammeNav({ edition, language, here }: { edition: EditionScope; language: Language; here: Where }) {
  const t = planTexts(language)
  return (
    <nav class="seg desk-nav" aria-label={t('nav')}>
      {(Object.keys(PATHS) as Where[]).map((where) => (
        <a
          key={where}
          href={pathTo(language, edition.slug, 'desk', 'programme', ...PATHS[where])}
          aria-current={where === here ? 'page' : undefined}
        >
          {t(`nav.${where}`)}
        </a>
      ))}
    </nav>
  )
}

/** The two buttons that start a search, for whoever may place. */
export function ScheduleButtons({ edition, language }: { edition: EditionScope; language: Language }) {
  const t = planTexts(language)
  const base = [edition.slug, 'desk', 'programme'] as const
  return (
    <>
      <a class="btn" href={pathTo(language, ...base, 'propose')}>
        {t('propose.button')}
      </a>
      <a class="btn btn--second" href={`${pathTo(language, ...base, 'change')}?kind=virtual`}>
        {t('change.button')}
      </a>
    </>
  )
}

/** Why something was not done; nothing while there is nothing to say. */
export function Refused({ words, children }: { words: string | undefined; children?: ComponentChildren }) {
  if (words === undefined) return null
  return (
    <div class="errors" role="alert" tabindex={-1}>
      <p>{words}</p>
      {children}
    </div>
  )
}

/** A price, without a fraction nobody could act on. */
export const price = (soft: number, language: Language) => formatNumber(Math.round(soft), language)

export function Figure({ name, children, help }: { name: string; children: ComponentChildren; help?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {help && <small>{help}</small>}
      </dd>
    </div>
  )
}

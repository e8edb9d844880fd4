import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { registrationTexts } from '../texts.ts'
import { joiningHours } from './join.ts'
import type { Joinable } from './joinable.ts'
import { placeOf } from './views.tsx'

type Props = { edition: EditionScope; language: Language; next: readonly Joinable[]; now: Date }

/** What a registered person can join from afar now, and what comes next: the way there, never the link itself. */
export function NextToJoin({ edition, language, next, now }: Props) {
  const t = registrationTexts(language)
  return (
    <Chapter id="next" heading={t('next.title')}>
      {next.length === 0 && <p class="soft">{t('next.none')}</p>}
      <ul class="plain stack">
        {next.map((one) => (
          <li key={one.key}>
            <a href={pathTo(language, edition.slug, ...placeOf(one), 'join')}>
              <Named content={one.title} language={language} />
            </a>
            <p class="small row--base">
              {joiningHours(one).opensAt <= now && <b class="state state--live">{t('next.open')}</b>}{' '}
              <Moment at={one.startsAt} zone={one.zone} language={language} />
            </p>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

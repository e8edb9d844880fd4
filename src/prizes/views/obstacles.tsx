import { type Language, pickText } from '../../platform/languages/public.ts'
import { type Obstacles, obstaclesOf } from '../admission.ts'
import type { Entered, Prize } from '../reads.ts'
import { prizesTexts } from '../texts.ts'

type Props = {
  readonly language: Language
  readonly prize: Prize
  readonly one: Entered
  readonly all: readonly Entered[]
}

export const obstacles = ({ prize, one, all }: Omit<Props, 'language'>): Obstacles =>
  obstaclesOf(
    prize.rules,
    one.entry,
    all.map(({ entry }) => entry),
  )

/** What stands in the way of an entry, each rule in its own words. */
export function ObstacleList({ language, ...props }: Props) {
  const t = prizesTexts(language)
  const { breaches, limits } = obstacles(props)
  return (
    <ul class="plain">
      {breaches.map(({ code, why, says }) => {
        const rule = pickText(says, language).text
        return <li key={code}>{why === 'unknown' ? t('rule.unknown', { rule }) : rule}</li>
      })}
      {limits.map((code) => (
        <li key={code}>{t('limit.full')}</li>
      ))}
    </ul>
  )
}

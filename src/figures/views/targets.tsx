import { Scroll } from '../../page/parts/scroll.tsx'
import { besideIn } from '../../page/words.ts'
import { formatList, formatNumber } from '../../platform/languages/public.ts'
import type { Dimension } from '../dimensions.ts'
import type { FigureWords } from '../figure-words.ts'
import { GENDER } from '../read-targets.ts'
import { chosenOf, type Gap, type Target, type Trait, whoKey } from '../targets.ts'
import { figuresTexts } from '../texts.ts'
import { Count, type OfFigure, rowsAddress } from './figure.tsx'

/** Who is meant, in words: "Academia · The Americas". */
export const whoIn = (words: FigureWords, dimensions: readonly Dimension[], who: readonly Trait[]): string =>
  besideIn(words.language)(
    ...who.map(({ dimension, value }) => {
      const found = dimensions.find(({ code }) => code === dimension)
      return found ? words.name(found, value) : value
    }),
  )

export function wantedIn({ language }: FigureWords, { wanted }: Target): string {
  const t = figuresTexts(language)
  return wanted.kind === 'share'
    ? t('target.share', { percent: wanted.percent })
    : t('target.least', { count: wanted.count })
}

/** Fewer people than this could be known from the others. */
const FEWEST_TOLD = 5

/** Whether everybody may read how many there are: gender only in totals, and not of a few. */
const isTold = ({ target: { who }, have }: Gap): boolean =>
  !who.some(({ dimension }) => dimension === GENDER) || (who.length === 1 && have >= FEWEST_TOLD)

export type OfTargets = OfFigure & {
  readonly call: string
  readonly dimensions: readonly Dimension[]
  readonly gaps: readonly Gap[]
  /** `desk` tells everything; on the public page what would tell of a few people is left out. */
  readonly to: 'desk' | 'everybody'
}

/** Each target beside what is there, with what is still missing. */
export function TargetsTable(props: OfTargets & { of: string; more?: (gap: Gap) => preact.ComponentChildren }) {
  const { figures, dimensions, gaps, to, of, more } = props
  const { words } = figures
  const t = figuresTexts(words.language)
  return (
    <Scroll of={of}>
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col">{t('target.who')}</th>
            <th scope="col">{t('target.wanted')}</th>
            <th scope="col" class="n">
              {t('target.have')}
            </th>
            <th scope="col">{t('target.missing')}</th>
            {more && <th scope="col">{t('target.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={whoKey(gap.target.who)}>
              <th scope="row">{whoIn(words, dimensions, gap.target.who)}</th>
              <td>{wantedIn(words, gap.target)}</td>
              {to === 'desk' || isTold(gap) ? (
                <Standing {...props} gap={gap} />
              ) : (
                <td colspan={2}>{t('target.few')}</td>
              )}
              {more && <td>{more(gap)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Standing({ gap, call, ...of }: OfTargets & { gap: Gap }) {
  const { language } = of.figures.words
  const t = figuresTexts(language)
  const { target, have, missing } = gap
  const chosen = new Map(chosenOf(target.who)).set('call', [call])
  const leads = !chosen.has(GENDER)
  return (
    <>
      <td class="n">
        {leads ? (
          <Count count={have} href={rowsAddress({ ...of, chosen })} language={language} />
        ) : (
          formatNumber(have, language)
        )}
      </td>
      <td>{missing === 0 ? t('target.met') : <b>{t('target.lacks', { count: missing })}</b>}</td>
    </>
  )
}

/** Of whom nothing has come yet, by what is counted. */
export function NobodyYet({
  figures: { words },
  dimensions,
  nobody,
  href,
}: Pick<OfTargets, 'figures' | 'dimensions'> & {
  nobody: readonly (readonly Trait[])[]
  href?: (who: readonly Trait[]) => string
}) {
  const byDimensions = Map.groupBy(nobody, (who) => who.map(({ dimension }) => dimension).join('&'))
  return (
    <dl class="nobody">
      {[...byDimensions].map(([key, of]) => (
        <div key={key}>
          <dt>
            {formatList(
              (of[0] ?? []).map(({ dimension }) => {
                const found = dimensions.find(({ code }) => code === dimension)
                return found ? words.label(found) : dimension
              }),
              words.language,
            )}
          </dt>
          <dd>
            <ul class="plain small">
              {of.map((who) => (
                <li key={whoKey(who)}>
                  {href ? <a href={href(who)}>{whoIn(words, dimensions, who)}</a> : whoIn(words, dimensions, who)}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}

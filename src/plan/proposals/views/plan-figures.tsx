import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatNumber } from '../../../platform/languages/public.ts'
import { leastLeftOut } from '../../../scheduling/public.ts'
import { Figure, price } from '../../views/parts.tsx'
import type { Difference } from '../comparison.ts'
import { percentAboveBest } from '../proposal.ts'
import { proposalTexts } from '../texts.ts'
import type { ProposalProps } from './proposal-props.ts'

/** How many sessions a plan places and moves, what it breaks and costs, and how far that lies from the best possible. */
export function Figures({
  edition,
  language,
  proposal,
  plan,
  view,
  here,
  isAccepted,
}: ProposalProps & { here: string; isAccepted: boolean }) {
  const t = proposalTexts(language)
  const of = (kind: Difference['kind']) => view.differences.filter((one) => one.kind === kind).length
  const least = leastLeftOut(view.collisions)
  const above = percentAboveBest({ hard: view.priceThen.hard, soft: view.priceThen.soft }, proposal.bound)
  return (
    <Chapter id="figures" heading={t(`plan.${plan.name}`)} aside={t(`plan.${plan.name}.help`)}>
      <div>
        <dl class="facts">
          <Figure name={t('kind.unplaced')}>{formatNumber(of('unplaced'), language)}</Figure>
          <Figure name={t('kind.placed')}>{formatNumber(of('placed'), language)}</Figure>
          <Figure
            name={t('kind.moved')}
            {...(proposal.fewestMoves === null || isAccepted
              ? {}
              : { help: t('figure.fewest', { count: proposal.fewestMoves }) })}
          >
            {formatNumber(of('moved'), language)}
          </Figure>
          <Figure
            name={t('kind.left-out')}
            {...(least > 0 && { help: t('figure.least-left', { count: formatNumber(least, language) }) })}
          >
            {formatNumber(of('left-out'), language)}
          </Figure>
          <Figure name={t('figure.broken')}>{formatNumber(view.broken.length, language)}</Figure>
          <Figure name={t('figure.cost')} help={t('figure.cost.now', { cost: price(view.priceNow.soft, language) })}>
            {price(view.priceThen.soft, language)}
          </Figure>
          {proposal.kind === 'plan' && (
            <Figure name={t('figure.best-possible')}>
              {above === null
                ? t(view.priceThen.hard > 0 ? 'figure.unknown-broken' : 'figure.unknown')
                : t('figure.at-most', { percent: above })}
            </Figure>
          )}
        </dl>
        <p class="small mt-4">
          <a href={`${here}/changes.csv?plan=${plan.name}`}>{t('proposal.csv')}</a>
          {' · '}
          <a
            href={`${pathTo(language, edition.slug, 'desk', 'programme', 'compare')}?b=${proposal.number}.${plan.name}`}
          >
            {t('compare.title')}
          </a>
        </p>
      </div>
    </Chapter>
  )
}

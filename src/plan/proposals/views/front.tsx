import { Chapter } from '../../../page/layout.tsx'
import { formatList, formatNumber } from '../../../platform/languages/public.ts'
import { NamedTable } from '../../views/named-table.tsx'
import { price } from '../../views/parts.tsx'
import type { PlanCount } from '../look.ts'
import { proposalTexts } from '../texts.ts'
import type { ProposalProps } from './proposal-props.ts'

type Props = ProposalProps & { here: string; isAccepted: boolean }

/** The plans a search has found, side by side: what each leaves out, moves, breaks and costs. Those that are one plan are one row. */
export function Front(props: Props) {
  const { language, view, plan, proposal, here, isAccepted } = props
  const t = proposalTexts(language)
  const plans = apart(view.counts)
  const named = (of: readonly PlanCount[]) =>
    formatList(
      of.map((one) => t(`plan.${one.name}`)),
      language,
    )
  if (plans.length === 1)
    return (
      <p class="notice mt-4" id="front">
        {t('front.all-one', { plans: named(view.counts) })}
      </p>
    )
  return (
    <Chapter id="front" heading={t('front.different', { count: plans.length })} aside={t('front.help')}>
      <NamedTable
        name={t('front.different', { count: plans.length })}
        heads={[
          t('front.plan'),
          t('kind.unplaced'),
          t('kind.moved'),
          t('kind.left-out'),
          t('figure.broken'),
          t('figure.cost'),
        ]}
        language={language}
      >
        <tbody>
          {plans.map(([one, ...same]) => {
            const isPicked = [one, ...same].some(({ name }) => name === plan.name)
            return (
              <tr key={one.name} class={isPicked ? 'is-picked' : undefined}>
                <th scope="row">
                  <a href={`${here}?plan=${one.name}`} aria-current={isPicked ? 'true' : undefined}>
                    {named([one, ...same])}
                  </a>
                  {same.length > 0 && <p class="small soft">{t('front.one')}</p>}
                </th>
                <td>{formatNumber(one.lost, language)}</td>
                <td>{formatNumber(one.moved, language)}</td>
                <td>{formatNumber(one.left, language)}</td>
                <td>{formatNumber(one.hard, language)}</td>
                <td>{price(one.soft, language)}</td>
              </tr>
            )
          })}
        </tbody>
        {proposal.fewestMoves !== null && !isAccepted && (
          <tfoot>
            <tr>
              <th scope="row">{t('front.at-least')}</th>
              <td />
              <td>{formatNumber(proposal.fewestMoves, language)}</td>
              <td colSpan={3} />
            </tr>
          </tfoot>
        )}
      </NamedTable>
    </Chapter>
  )
}

/** The plans that differ, each with those that are the very same. */
const apart = (counts: readonly PlanCount[]): (readonly [PlanCount, ...PlanCount[]])[] =>
  counts
    .filter((one) => one.sameAs === null)
    .map((one) => [one, ...counts.filter((other) => other.sameAs === one.name)] as const)

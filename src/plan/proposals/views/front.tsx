import { Chapter } from '../../../page/layout.tsx'
import { formatNumber } from '../../../platform/languages/public.ts'
import { NamedTable } from '../../views/named-table.tsx'
import { price } from '../../views/parts.tsx'
import { proposalTexts } from '../texts.ts'
import type { ProposalProps } from './proposal-props.ts'

/** The plans a search has found, side by side: what each moves, leaves out, breaks and costs. */
export function Front({
  language,
  view,
  plan,
  proposal,
  here,
  isAccepted,
}: ProposalProps & { here: string; isAccepted: boolean }) {
  const t = proposalTexts(language)
  return (
    <Chapter id="front" heading={t('front.title')} aside={t('front.help')}>
      <NamedTable
        name={t('front.title')}
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
          {view.counts.map((one) => (
            <tr key={one.name} class={one.name === plan.name ? 'is-picked' : undefined}>
              <th scope="row">
                <a href={`${here}?plan=${one.name}`} aria-current={one.name === plan.name ? 'true' : undefined}>
                  {t(`plan.${one.name}`)}
                </a>
                {one.sameAs && <p class="small soft">{t('front.same', { plan: t(`plan.${one.sameAs}`) })}</p>}
              </th>
              <td>{formatNumber(one.lost, language)}</td>
              <td>{formatNumber(one.moved, language)}</td>
              <td>{formatNumber(one.left, language)}</td>
              <td>{formatNumber(one.hard, language)}</td>
              <td>{price(one.soft, language)}</td>
            </tr>
          ))}
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

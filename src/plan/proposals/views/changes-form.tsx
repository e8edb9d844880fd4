import { Pager } from '../../../page/parts/list.tsx'
import { formatNumber } from '../../../platform/languages/public.ts'
import type { Sentences } from '../../sentences.ts'
import { Refused } from '../../views/parts.tsx'
import { CHANGE_FILTERS, CHANGES_A_PAGE } from '../changes-shown.ts'
import { proposalTexts } from '../texts.ts'
import { ChangesTable } from './changes-table.tsx'
import type { ProposalProps } from './proposal-props.ts'

type Props = ProposalProps & { sentences: Sentences; here: string }

/** The changes of a plan, a page of those asked for, and the ways to the page that takes over all of them or those that are ticked. */
export function ChangesForm(props: Props) {
  const { language, plan, mayPlace, refusal, here, view } = props
  const t = proposalTexts(language)
  const { changes } = view
  const differing = changes.counts.all
  return (
    <>
      <Filters {...props} />
      <form method="post" action={`${here}/accept`} class="stack">
        <input type="hidden" name="plan" value={plan.name} />
        <input type="hidden" name="show" value={changes.filter} />
        <input type="hidden" name="page" value={changes.page} />
        <Refused words={refusal && t(`refusal.${refusal.code}`)} />
        {changes.rows.length > 0 && <ChangesTable {...props} />}
        {mayPlace && (
          <div class="actions">
            <button type="submit" class="btn" name="take" value="all">
              {t('accept.all')}
            </button>
            {changes.rows.length > 0 && (
              <button type="submit" class="btn btn--second" name="take" value="ticked">
                {t(changes.rows.length < differing ? 'accept.ticked-here' : 'accept.ticked')}
              </button>
            )}
          </div>
        )}
      </form>
      <Pager
        {...{ language, base: here, count: changes.count, pageSize: CHANGES_A_PAGE, name: t('proposal.changes') }}
        query={new URLSearchParams({ plan: plan.name, show: changes.filter })}
        wish={{ page: changes.page }}
        anchor="#changes"
      />
    </>
  )
}

/** Whoever loses a place, stands where a rule is broken, or is known to the public: each a link with its count. */
function Filters({ language, plan, view, here }: Props) {
  const t = proposalTexts(language)
  const { filter, counts } = view.changes
  const told = CHANGE_FILTERS.filter((one) => one === 'all' || counts[one] > 0)
  if (told.length <= 2) return null
  return (
    <nav class="toolbar" aria-label={t('changes.filter')}>
      {told.map((one) => (
        <a
          key={one}
          class="chip"
          href={`${here}?plan=${plan.name}&show=${one}#changes`}
          aria-current={one === filter ? 'page' : undefined}
        >
          {t(`changes.${one}`)} <b>{formatNumber(counts[one], language)}</b>
        </a>
      ))}
    </nav>
  )
}

import type { Sentences } from '../../sentences.ts'
import { Refused } from '../../views/parts.tsx'
import type { Difference } from '../comparison.ts'
import { proposalTexts } from '../texts.ts'
import { ChangesTable } from './changes-table.tsx'
import type { ProposalProps } from './proposal-props.ts'

type Props = ProposalProps & { sentences: Sentences; here: string; differing: readonly Difference[] }

/** The changes of a plan, and the ways to the page that takes over all of them or those that are ticked. */
export function ChangesForm(props: Props) {
  const { language, plan, mayPlace, refusal, here, differing } = props
  const t = proposalTexts(language)
  return (
    <form method="post" action={`${here}/accept`} class="stack">
      <input type="hidden" name="plan" value={plan.name} />
      <Refused words={refusal && t(`refusal.${refusal.code}`)} />
      {differing.length > 0 && <ChangesTable {...props} />}
      {mayPlace && (
        <div class="actions">
          <button type="submit" class="btn" name="take" value="all">
            {t('accept.all')}
          </button>
          {differing.length > 0 && (
            <button type="submit" class="btn btn--second" name="take" value="ticked">
              {t('accept.ticked')}
            </button>
          )}
        </div>
      )}
    </form>
  )
}

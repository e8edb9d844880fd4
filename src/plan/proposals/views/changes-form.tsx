import type { Sentences } from '../../sentences.ts'
import { ReasonField } from '../../views/form-parts.tsx'
import { Refused } from '../../views/parts.tsx'
import type { Difference } from '../comparison.ts'
import { proposalTexts } from '../texts.ts'
import { ChangesTable } from './changes-table.tsx'
import type { ProposalProps } from './proposal-props.ts'

type Props = ProposalProps & { sentences: Sentences; here: string; differing: readonly Difference[] }

/** The changes of a plan, and taking over all of them or those that are ticked. */
export function ChangesForm(props: Props) {
  const { language, plan, mayPlace, refusal, clashes, sentences, here, differing } = props
  return (
    <form method="post" action={`${here}/accept`} class="stack">
      <input type="hidden" name="plan" value={plan.name} />
      <Refused words={refusal && proposalTexts(language)(`refusal.${refusal.code}`)}>
        {clashes.length > 0 && (
          <ul>
            {[...new Set(clashes.map(sentences.of))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </Refused>
      {differing.length > 0 && <ChangesTable {...props} />}
      {mayPlace && <Acceptance {...props} />}
    </form>
  )
}

/** What follows from taking over, the reason to give, and the buttons; one more after a refusal that may be overruled. */
function Acceptance({ language, proposal, typed, clashes, differing }: Props) {
  const t = proposalTexts(language)
  const { change } = proposal.task
  return (
    <>
      {change && (
        <div class="notice notice--care">
          <div>
            <p>{t(`consequence.${change.kind}`)}</p>
            {(change.kind === 'virtual' || change.kind === 'hybrid') && (
              <p>{t(`consequence.edition.${change.kind}`)}</p>
            )}
          </div>
        </div>
      )}
      <ReasonField
        label={t('accept.reason')}
        value={typed.reason}
        optional={!change}
        required={change !== null}
        language={language}
      />
      <div class="actions">
        <button type="submit" class="btn" name="take" value="all">
          {t('accept.all')}
        </button>
        {differing.length > 0 && (
          <button type="submit" class="btn btn--second" name="take" value="ticked">
            {t('accept.ticked')}
          </button>
        )}
        {clashes.length > 0 && (
          <button
            type="submit"
            class="btn btn--wrong"
            name="take"
            value={typed.sessions === null ? 'all-anyway' : 'ticked-anyway'}
          >
            {t('accept.anyway')}
          </button>
        )}
      </div>
    </>
  )
}

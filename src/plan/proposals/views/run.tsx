import type { EditionScope } from '../../../access/public.ts'
import { pathTo } from '../../../page/route.ts'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import { Figure, ProgrammeNav, price, Refused } from '../../views/parts.tsx'
import { percentAboveBest } from '../proposal.ts'
import type { Proposal } from '../reads.ts'
import type { ProposalRefusal } from '../refusals.ts'
import { proposalTexts } from '../texts.ts'
import { Asked } from './asked.tsx'

type Props = {
  edition: EditionScope
  language: Language
  proposal: Proposal
  mayPlace: boolean
  refusal: ProposalRefusal | undefined
}

/** A search that is under way, or one that ended without a plan. */
export function RunPage(props: Props) {
  const { edition, language, proposal, refusal } = props
  const under = proposal.state === 'running' || proposal.state === 'paused'
  return (
    <div class="wrap">
      <Asked {...{ edition, language, proposal }} />
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      <Refused words={refusal && proposalTexts(language)(`refusal.${refusal.code}`)} />
      {under ? <UnderWay {...props} isPaused={proposal.state === 'paused'} /> : <Ended {...props} />}
    </div>
  )
}

const addressOf = ({ edition, language, proposal }: Props) =>
  pathTo(language, edition.slug, 'desk', 'programme', 'proposals', proposal.number)

function UnderWay({ isPaused, ...props }: Props & { isPaused: boolean }) {
  const { language, proposal, mayPlace } = props
  const t = proposalTexts(language)
  const here = addressOf(props)
  return (
    <>
      {/* With scripts the figures are fetched again every while; a change of state loads the page anew. */}
      <section
        class="mt-4 stack"
        id="run"
        data-refresh={2000}
        data-state={proposal.wish ? `${proposal.state} ${proposal.wish}` : proposal.state}
        aria-labelledby="run-state"
      >
        <Standing {...{ language, proposal }} />
      </section>
      <p class="mt-4">
        <a href={here}>{t('run.look-again')}</a>
      </p>
      {mayPlace && (
        <form method="post" action={`${here}/take`} class="actions mt-4">
          <button type="submit" class="btn">
            {t('run.take')}
          </button>
          <button type="submit" class="btn btn--second" formaction={`${here}/${isPaused ? 'resume' : 'pause'}`}>
            {t(isPaused ? 'run.resume' : 'run.pause')}
          </button>
          <button type="submit" class="btn btn--quiet" formaction={`${here}/cancel`}>
            {t('run.cancel')}
          </button>
        </form>
      )}
    </>
  )
}

function Ended(props: Props) {
  const { language, proposal, mayPlace } = props
  const { state } = proposal
  const t = proposalTexts(language)
  return (
    <section class="mt-4 stack">
      <div class={state === 'cancelled' ? 'notice' : 'notice notice--care'}>
        <div>
          <p>
            <b>{t(`state.${state}`)}</b>
          </p>
          {state !== 'running' && state !== 'paused' && <p>{t(`ended.${state}`)}</p>}
        </div>
      </div>
      {mayPlace && (
        <form method="post" action={`${addressOf(props)}/again`} class="actions">
          <button type="submit" class="btn">
            {t('run.again')}
          </button>
        </form>
      )}
    </section>
  )
}

function Standing({ language, proposal }: Pick<Props, 'language' | 'proposal'>) {
  const t = proposalTexts(language)
  const { progress } = proposal
  const hard = progress?.hard ?? null
  const soft = progress?.soft ?? null
  const above = hard === null || soft === null ? null : percentAboveBest({ hard, soft }, progress?.bound ?? null)
  const percent = Math.round((progress?.share ?? 0) * 100)
  return (
    <>
      <h2 id="run-state">{t(proposal.wish ? `wish.${proposal.wish}` : `state.${proposal.state}`)}</h2>
      <p>
        <progress class="progress" max={100} value={percent} aria-label={t('run.progress')} />{' '}
        <span>{t('percent', { percent })}</span>
      </p>
      {!progress && <p class="soft">{t('run.beginning')}</p>}
      {progress && (
        <dl class="facts">
          {hard !== null && <Figure name={t('figure.broken')}>{formatNumber(hard, language)}</Figure>}
          {soft !== null && <Figure name={t('figure.cost')}>{price(soft, language)}</Figure>}
          {hard !== null && hard === 0 && (
            <Figure name={t('figure.best-possible')}>
              {above === null ? t('figure.unknown-yet') : t('figure.at-most', { percent: above })}
            </Figure>
          )}
          <Figure name={t('figure.moves')}>{formatNumber(Math.round(progress.movesPerSecond), language)}</Figure>
          <Figure name={t('figure.left')}>{t('seconds', { count: Math.ceil(progress.secondsLeft) })}</Figure>
        </dl>
      )}
    </>
  )
}

import { pathTo } from '../../../page/route.ts'
import { sentencesOf } from '../../sentences.ts'
import { Broken } from '../../views/broken.tsx'
import { ProgrammeNav } from '../../views/parts.tsx'
import { Days, daysOf, PlanGrid } from '../../views/plan-grid.tsx'
import { proposalTexts } from '../texts.ts'
import { Accepted } from './accepted.tsx'
import { Asked } from './asked.tsx'
import { ChangesForm } from './changes-form.tsx'
import { Costs } from './costs.tsx'
import { Front } from './front.tsx'
import { Impossible } from './impossible.tsx'
import { LeftOut } from './left-out.tsx'
import { PeopleCosts } from './people-costs.tsx'
import { Figures } from './plan-figures.tsx'
import type { ProposalProps } from './proposal-props.ts'

/** A plan a search has found: what it would change and why, what it breaks and costs, and taking it over. */
export function ProposalPage(props: ProposalProps) {
  const { edition, language, proposal, plan, view, acceptances } = props
  const t = proposalTexts(language)
  const sentences = sentencesOf(view.frame, view.names, language, edition.zone)
  const here = pathTo(language, edition.slug, 'desk', 'programme', 'proposals', proposal.number)
  const differing = view.changes.counts.all
  const standing = acceptances.filter((one) => one.undoneAt === null)
  return (
    <div class="wrap">
      <Asked {...{ edition, language, proposal }} />
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      <Accepted {...props} standing={standing} />
      {view.counts.length > 1 && <Front {...props} here={here} isAccepted={standing.length > 0} />}
      <Figures {...props} here={here} isAccepted={standing.length > 0} />
      <section class="chapter chapter--whole" aria-labelledby="changes">
        <h2 id="changes">{t('proposal.changes')}</h2>
        <p class="small soft">{t('proposal.changes.help')}</p>
        {differing === 0 && (!proposal.task.change || standing.length > 0) ? (
          <p class="empty">{t('proposal.same')}</p>
        ) : (
          <ChangesForm {...props} {...{ sentences, here }} />
        )}
      </section>
      <Impossible {...props} sentences={sentences} />
      <LeftOut {...props} sentences={sentences} />
      <Broken broken={view.broken} help={t('broken.help')} {...{ sentences, language }} />
      <section class="chapter chapter--whole" aria-labelledby="day">
        <h2 id="day">{t('proposal.days')}</h2>
        <p class="small soft">{t('proposal.days.help')}</p>
        <Days
          days={daysOf(view.frame, view.placements)}
          day={props.day}
          language={language}
          href={(day) => `${here}?plan=${plan.name}&day=${day}#day`}
          label={t('proposal.days')}
        />
        <PlanGrid
          {...{ edition, language, sentences }}
          day={props.day}
          problem={view.frame}
          placements={view.placements}
          broken={view.broken}
          names={view.names}
          marked={new Set(view.differences.filter((one) => one.kind !== 'left-out').map((one) => one.session))}
        />
      </section>
      <Costs {...{ language, sentences }} lines={view.lines} heads={[t('plan.working'), t(`plan.${plan.name}`)]} />
      <PeopleCosts {...{ view, language }} />
    </div>
  )
}

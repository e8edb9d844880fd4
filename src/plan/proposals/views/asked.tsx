import type { EditionScope } from '../../../access/public.ts'
import { Moment } from '../../../page/parts/when.tsx'
import { formatDay, type Language } from '../../../platform/languages/public.ts'
import { onlyOf } from '../concerned.ts'
import type { Proposal } from '../reads.ts'
import { proposalTexts } from '../texts.ts'

/** Title of a proposal: what was asked, by whom, when. */
export function Asked({
  edition,
  language,
  proposal,
}: {
  edition: EditionScope
  language: Language
  proposal: Proposal
}) {
  const t = proposalTexts(language)
  return (
    <div class="title">
      <p class="over">
        <b>{t('proposal.number', { number: proposal.number })}</b> · {askedFor(proposal, language)}
      </p>
      <h1>{t(proposal.kind === 'change' ? 'proposal.title.change' : 'proposal.title.plan')}</h1>
      <p class="small soft">
        <Moment at={proposal.askedAt} zone={edition.zone} language={language} weekday={false} />
        {proposal.askedBy && (
          <>
            {' · '}
            <bdi>{proposal.askedBy}</bdi>
          </>
        )}
      </p>
    </div>
  )
}

/** The seconds of a change are those of each plan of its front. */
const PLANS_OF_A_CHANGE = 3

/** What was asked, in a few words. */
export function askedFor({ task }: Pick<Proposal, 'task'>, language: Language): string {
  const t = proposalTexts(language)
  const { change } = task
  const length =
    task.budget.kind === 'seconds'
      ? t('seconds', { count: Math.round(task.budget.seconds * (change ? PLANS_OF_A_CHANGE : 1)) })
      : t('moves', { count: task.budget.moves })
  if (!change)
    return `${t(`propose.scope.${task.scope}`)} · ${t('sessions', { count: task.sessions.length })} · ${length}`
  const only = onlyOf(change)
  const named = only && 'days' in only ? only.days : change.kind === 'day' ? [change.day] : []
  const days = named.map((one) => formatDay(one, language))
  const one = only && 'session' in only ? [t('change.of.session')] : []
  const of = [...days, ...one].map((words) => ` · ${words}`).join('')
  return `${t(`change.${change.kind}`)}${of} · ${length}`
}

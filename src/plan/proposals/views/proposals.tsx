import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { planTexts } from '../../texts.ts'
import { NamedTable } from '../../views/named-table.tsx'
import { ProgrammeNav, Refused, ScheduleButtons } from '../../views/parts.tsx'
import { isPlanName } from '../proposal.ts'
import type { Acceptance, Proposal } from '../reads.ts'
import type { ProposalRefusal } from '../refusals.ts'
import { proposalTexts } from '../texts.ts'
import type { Undone } from '../undo-acceptance.ts'
import { askedFor } from './asked.tsx'

type Props = {
  edition: EditionScope
  language: Language
  proposals: readonly Omit<Proposal, 'plans'>[]
  acceptances: readonly Acceptance[]
  mayPlace: boolean
  refusal: ProposalRefusal | undefined
  undone: Pick<Undone, 'restored' | 'movedSince'> | null
}

/** Every search and what came of it. */
export function ProposalsPage(props: Props) {
  const { edition, language, proposals, acceptances, mayPlace, refusal } = props
  const t = proposalTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{planTexts(language)('proposals.title')}</h1>
        <p class="lede">{t('proposals.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      <Refused words={refusal && t(`refusal.${refusal.code}`)} />
      <TakenBack {...props} />
      {mayPlace && (
        <p class="actions desk-acts">
          <ScheduleButtons {...{ edition, language }} />
        </p>
      )}
      <Chapter id="searches" heading={t('proposals.searches')}>
        {proposals.length === 0 ? <p class="empty">{t('proposals.none')}</p> : <Searches {...props} />}
      </Chapter>
      {acceptances.length > 0 && (
        <Chapter id="accepted" heading={t('accepted.title')} aside={t('accepted.help')}>
          <ul class="plain stack">
            {acceptances.map((acceptance) => (
              <AcceptedPlan key={acceptance.id} {...props} acceptance={acceptance} />
            ))}
          </ul>
        </Chapter>
      )}
    </div>
  )
}

const programmeOf = ({ edition, language }: Pick<Props, 'edition' | 'language'>) =>
  pathTo(language, edition.slug, 'desk', 'programme')

function TakenBack({ language, undone }: Props) {
  const t = proposalTexts(language)
  if (!undone) return null
  return (
    <div class="notice notice--good mt-4" role="status">
      <div>
        <p>{t('undone.restored', { count: undone.restored })}</p>
        {undone.movedSince > 0 && <p>{t('undone.moved-since', { count: undone.movedSince })}</p>}
      </div>
    </div>
  )
}

function Searches(props: Props) {
  const { edition, language, proposals } = props
  const t = proposalTexts(language)
  return (
    <NamedTable
      name={t('proposals.searches')}
      heads={[t('column.number'), t('column.asked'), t('column.state'), t('column.when'), t('column.who')]}
      language={language}
    >
      <tbody>
        {proposals.map((one) => (
          <tr key={one.id}>
            <td>
              <a href={`${programmeOf(props)}/proposals/${one.number}`}>{one.number}</a>
            </td>
            <td>{askedFor(one, language)}</td>
            <td>{t(`state.${one.state}`)}</td>
            <td>
              <Moment at={one.askedAt} zone={edition.zone} language={language} weekday={false} />
            </td>
            <td>
              <bdi>{one.askedBy || '–'}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </NamedTable>
  )
}

/** A plan somebody has taken over: which, when and by whom, why, and the way to take it back. */
function AcceptedPlan({ acceptance: one, ...props }: Props & { acceptance: Acceptance }) {
  const { edition, language, mayPlace } = props
  const t = proposalTexts(language)
  return (
    <li>
      <p>
        <b>{nameOf(one, language)}</b>
        {' · '}
        {t('sessions', { count: one.moved })}
        {' · '}
        <Moment at={one.acceptedAt} zone={edition.zone} language={language} weekday={false} />
        {one.acceptedBy && (
          <>
            {' · '}
            <bdi>{one.acceptedBy}</bdi>
          </>
        )}
      </p>
      {one.reason && (
        <p>
          <bdi>{one.reason}</bdi>
        </p>
      )}
      {one.undoneAt && (
        <p>
          <span class="state state--care">{t('accepted.undone')}</span>{' '}
          {mayPlace && one.number !== null && (
            <a href={`${programmeOf(props)}/proposals/${one.number}?plan=${one.plan}`}>{t('accepted.again')}</a>
          )}
        </p>
      )}
      {mayPlace && !one.undoneAt && (
        <form method="get" action={`${programmeOf(props)}/acceptances/${one.id}/undo`}>
          <button type="submit" class="btn btn--second btn--small">
            {t('accepted.undo')}
          </button>
        </form>
      )}
    </li>
  )
}

function nameOf({ number, plan }: Acceptance, language: Language): string {
  const t = proposalTexts(language)
  if (number === null) return t('accepted.direct')
  return t('plan.of', {
    proposal: t('proposal.number', { number }),
    plan: isPlanName(plan) ? t(`plan.${plan}`) : plan,
  })
}

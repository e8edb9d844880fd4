import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatList, formatNumber } from '../../../platform/languages/public.ts'
import type { Sentences } from '../../sentences.ts'
import { planTexts } from '../../texts.ts'
import { SessionLink } from '../../views/session-link.tsx'
import { proposalTexts } from '../texts.ts'
import type { ProposalProps } from './proposal-props.ts'

type Props = ProposalProps & { sentences: Sentences }

/** Sessions a plan leaves without a place, and what stands in the way. */
export function LeftOut(props: Props) {
  const { language, edition, proposal, plan, view } = props
  const t = proposalTexts(language)
  const tPlan = planTexts(language)
  const left = view.differences.filter((one) => one.kind === 'left-out')
  if (left.length === 0) return null
  const here = pathTo(language, edition.slug, 'desk', 'programme', 'proposals', proposal.number)
  return (
    <Chapter id="left" heading={tPlan('left.title', { count: left.length })} aside={t('left.help')}>
      <ul class="plain stack">
        {left.map(({ session: id }) => {
          const session = view.names.sessions.get(id)
          if (!session) return null
          return (
            <li key={id}>
              <b>{session.number}</b> <SessionLink {...{ edition, language, session }} />
              <p class="small">
                {whyLeft(id, props).join(' ')}{' '}
                <a href={`${here}/why/${session.number}?plan=${plan.name}`}>{tPlan('why.link')}</a>
              </p>
            </li>
          )
        })}
      </ul>
    </Chapter>
  )
}

/** What counting says of a session without a place: none suits it, or too many want the few that do. */
function whyLeft(session: string, { language, view, sentences }: Props): string[] {
  const t = proposalTexts(language)
  const number = (count: number) => formatNumber(count, language)
  const found = view.collisions.flatMap((one) => {
    const reasons = sentences.titles(one.constraints.map((constraint) => ({ constraint })))
    if (one.kind === 'no-room' || one.kind === 'no-time')
      return one.session === session ? [t(`left.${one.kind}`, { reasons })] : []
    if (one.kind !== 'rooms-too-few' || !one.members.includes(session)) return []
    const facts = { sessions: number(one.members.length), places: number(one.places) }
    return [t('left.rooms-too-few', { ...facts, rooms: formatList(one.rooms.map(sentences.room), language), reasons })]
  })
  return found.length > 0 ? found : [t('left.unknown')]
}

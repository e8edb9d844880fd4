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
  const why = whyLeft(
    left.map((one) => one.session),
    props,
  )
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
                {(why.get(id) ?? [t('left.unknown')]).join(' ')}{' '}
                <a href={`${here}/why/${session.number}?plan=${plan.name}`}>{tPlan('why.link')}</a>
              </p>
            </li>
          )
        })}
      </ul>
    </Chapter>
  )
}

type Collision = ProposalProps['view']['collisions'][number]

/** What counting says of sessions without a place: none suits them, or too many want the few that do. Each is said once, however many it concerns. */
function whyLeft(sessions: readonly string[], props: Props): ReadonlyMap<string, readonly string[]> {
  const left = new Set(sessions)
  const why = new Map<string, string[]>()
  for (const one of props.view.collisions) {
    const concerned = concernedBy(one).filter((session) => left.has(session))
    const words = concerned.length > 0 ? inWords(one, props) : null
    if (words !== null) for (const session of concerned) why.set(session, [...(why.get(session) ?? []), words])
  }
  return why
}

function concernedBy(one: Collision): readonly string[] {
  if (one.kind === 'no-room' || one.kind === 'no-time') return [one.session]
  return one.kind === 'rooms-too-few' ? one.members : []
}

function inWords(one: Collision, { language, sentences }: Props): string | null {
  const t = proposalTexts(language)
  const reasons = sentences.titles(one.constraints.map((constraint) => ({ constraint })))
  if (one.kind === 'no-room' || one.kind === 'no-time') return t(`left.${one.kind}`, { reasons })
  if (one.kind !== 'rooms-too-few') return null
  const facts = { sessions: formatNumber(one.members.length, language), places: formatNumber(one.places, language) }
  return t('left.rooms-too-few', { ...facts, rooms: formatList(one.rooms.map(sentences.room), language), reasons })
}

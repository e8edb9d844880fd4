import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Sentences } from '../../sentences.ts'
import { planTexts } from '../../texts.ts'
import { SessionLink } from '../../views/session-link.tsx'
import { proposalTexts } from '../texts.ts'
import type { ProposalProps } from './proposal-props.ts'

/** Sessions a plan leaves without a place, and what stands in the way. */
export function LeftOut({
  language,
  edition,
  proposal,
  plan,
  view,
  sentences,
}: ProposalProps & { sentences: Sentences }) {
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
          const found = view.collisions.filter((one) => 'session' in one && one.session === id)
          return (
            <li key={id}>
              <b>{session.number}</b> <SessionLink {...{ edition, language, session }} />
              <p class="small">
                {found.length === 0
                  ? t('left.unknown')
                  : found
                      .map((one) =>
                        t(one.kind === 'no-room' ? 'left.no-room' : 'left.no-time', {
                          reasons: sentences.titles(one.constraints.map((constraint) => ({ constraint }))),
                        }),
                      )
                      .join(' ')}{' '}
                <a href={`${here}/why/${session.number}?plan=${plan.name}`}>{tPlan('why.link')}</a>
              </p>
            </li>
          )
        })}
      </ul>
    </Chapter>
  )
}

import type { Language } from '../../../platform/languages/public.ts'
import type { Sentences } from '../../sentences.ts'
import { planTexts } from '../../texts.ts'
import { SessionLink } from '../../views/session-link.tsx'
import type { Difference } from '../comparison.ts'
import type { PlanView } from '../proposal-view.ts'
import { proposalTexts } from '../texts.ts'
import type { ProposalProps } from './proposal-props.ts'

type Props = ProposalProps & { sentences: Sentences; here: string }

/** Each session a plan places or moves: from where to where, why, and a box to take it over. */
export function ChangesTable({ edition, language, view, plan, mayPlace, typed, sentences, here }: Props) {
  const t = proposalTexts(language)
  const tPlan = planTexts(language)
  const differing = view.changes.rows
  const moved = differing.some((one) => one.from !== null)
  const ticked = (number: number) => typed.sessions === null || typed.sessions.includes(String(number))
  return (
    <section class="scroll" tabindex={0} aria-label={tPlan('table.of', { name: t('proposal.changes') })}>
      <table class="desk">
        <thead>
          <tr>
            {mayPlace && (
              <th scope="col">
                <span class="hidden">{t('proposal.take')}</span>
              </th>
            )}
            <th scope="col">{t('column.number')}</th>
            <th scope="col">{t('column.session')}</th>
            {moved && <th scope="col">{t('column.now')}</th>}
            <th scope="col">{t('column.then')}</th>
            <th scope="col">{t('column.why')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((one) => {
            const session = view.names.sessions.get(one.session)
            if (!session) return null
            return (
              <tr key={one.session}>
                {mayPlace && (
                  <td class="pick">
                    <label>
                      <input type="checkbox" name="session" value={session.number} checked={ticked(session.number)} />
                      <span class="hidden">{t('proposal.take.one', { number: session.number })}</span>
                    </label>
                  </td>
                )}
                <td>{session.number}</td>
                <th scope="row">
                  <SessionLink {...{ edition, language, session }} />
                  {one.published && <p class="small soft">{t('accept.is-published')}</p>}
                </th>
                {moved && <td>{one.from ? sentences.place(one.from) : t('kind.left-out')}</td>}
                <td class={one.to ? undefined : 'state--wrong'}>
                  {one.to ? sentences.place(one.to) : t('kind.unplaced')}
                </td>
                <td>
                  <Reason {...{ one, view, sentences, language, moved }} />{' '}
                  <a class="small" href={`${here}/why/${session.number}?plan=${plan.name}`}>
                    {tPlan('why.link')}
                  </a>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Why a session gets its place, and what it wishes for in vain. */
function Reason({
  one,
  view,
  sentences,
  language,
  moved,
}: {
  one: Difference
  view: PlanView
  sentences: Sentences
  language: Language
  /** Whether the plan also moves sessions; otherwise that one had no place goes without saying. */
  moved: boolean
}) {
  const t = proposalTexts(language)
  const reason = view.reasons.get(one.session)
  // That a published session moves is plain to see.
  const unmet = (reason?.unmet ?? []).filter((breach) => !breach.constraint.startsWith('published-'))
  return (
    <>
      {one.kind === 'placed' && moved && t('why.had-none')}
      {one.kind === 'unplaced' && t('why.none-left')}
      {one.kind === 'moved' &&
        (reason && reason.against.length > 0
          ? t(reason.forced ? 'why.forced' : 'why.better', { reasons: sentences.titles(reason.against) })
          : t('why.gave-way'))}
      {unmet.length > 0 && <span class="soft"> {t('why.unmet', { wishes: sentences.titles(unmet) })}</span>}
    </>
  )
}

import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatList, formatNumber, type Language } from '../../../platform/languages/public.ts'
import type { Refusal } from '../../../platform/result.ts'
import type { Breach } from '../../../scheduling/public.ts'
import { Own } from '../../views/entry.tsx'
import type { CostLine, Difference } from '../comparison.ts'
import { percentAboveBest } from '../proposal.ts'
import type { PlanView } from '../proposal-view.ts'
import type { Acceptance, Proposal, ProposalPlan } from '../reads.ts'
import { type Sentences, sentencesOf } from '../sentences.ts'
import { scheduleTexts } from '../texts.ts'
import { Asked } from './asked.tsx'
import { Figure, ProgrammeNav, price, Refused } from './parts.tsx'
import { Days, daysOf, PlanGrid } from './plan-grid.tsx'

export type PlanCount = {
  readonly name: string
  readonly moved: number
  readonly left: number
  readonly hard: number
  readonly soft: number
}

type Props = {
  edition: EditionScope
  language: Language
  proposal: Proposal
  plan: ProposalPlan
  counts: readonly PlanCount[]
  view: PlanView
  day: string
  mayPlace: boolean
  acceptances: readonly Acceptance[]
  typed: { readonly reason: string; readonly sessions: readonly string[] | null }
  refusal: Refusal<string> | undefined
  clashes: readonly Breach[]
}

/** A plan a search has found: what it would change and why, what it breaks and costs, and taking it over. */
export function ProposalPage(props: Props) {
  const { edition, language, proposal, plan, counts, view, acceptances } = props
  const t = scheduleTexts(language)
  const sentences = sentencesOf(view.problem, view.names, language, edition.zone)
  const here = pathTo(language, edition.slug, 'desk', 'programme', 'proposals', proposal.number)
  const of = (kind: Difference['kind']) => view.differences.filter((one) => one.kind === kind).length
  const differing = view.differences.filter((one) => one.kind !== 'left-out')
  const standing = acceptances.filter((one) => one.undoneAt === null)
  const above = percentAboveBest({ hard: view.then.hard, soft: view.then.soft }, proposal.bound)
  return (
    <div class="wrap">
      <Asked {...{ edition, language, proposal }} />
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      {standing.map((one) => (
        <div class="notice notice--good mt-4" key={one.id}>
          <div>
            <p>{t('accepted.notice', { count: one.moved })}</p>
            {props.mayPlace && (
              <form
                method="post"
                action={pathTo(language, edition.slug, 'desk', 'programme', 'acceptances', one.id, 'undo')}
              >
                <button type="submit" class="btn btn--second btn--small">
                  {t('accepted.undo')}
                </button>
              </form>
            )}
          </div>
        </div>
      ))}
      {counts.length > 1 && <Front {...props} here={here} isAccepted={standing.length > 0} />}
      <Chapter id="figures" heading={t(`plan.${plan.name}`)} aside={t(`plan.${plan.name}.help`)}>
        <div>
          <dl class="facts">
            <Figure name={t('kind.placed')}>{formatNumber(of('placed'), language)}</Figure>
            <Figure
              name={t('kind.moved')}
              {...(proposal.fewestMoves === null || standing.length > 0
                ? {}
                : { help: t('figure.fewest', { count: proposal.fewestMoves }) })}
            >
              {formatNumber(of('moved') + of('unplaced'), language)}
            </Figure>
            <Figure name={t('kind.left-out')}>{formatNumber(of('left-out') + of('unplaced'), language)}</Figure>
            <Figure name={t('figure.broken')}>{formatNumber(view.broken.length, language)}</Figure>
            <Figure name={t('figure.cost')} help={t('figure.cost.now', { cost: price(view.now.soft, language) })}>
              {price(view.then.soft, language)}
            </Figure>
            {proposal.kind === 'plan' && (
              <Figure name={t('figure.best-possible')}>
                {above === null
                  ? t(view.then.hard > 0 ? 'figure.unknown-broken' : 'figure.unknown')
                  : t('figure.at-most', { percent: above })}
              </Figure>
            )}
          </dl>
          <p class="small mt-4">
            <a href={`${here}/changes.csv?plan=${plan.name}`}>{t('proposal.csv')}</a>
            {' · '}
            <a
              href={`${pathTo(language, edition.slug, 'desk', 'programme', 'compare')}?b=${proposal.number}.${plan.name}`}
            >
              {t('compare.title')}
            </a>
          </p>
        </div>
      </Chapter>
      <section class="chapter chapter--whole" aria-labelledby="changes">
        <h2 id="changes">{t('proposal.changes')}</h2>
        <p class="small soft">{t('proposal.changes.help')}</p>
        {differing.length === 0 && (!proposal.task.change || standing.length > 0) ? (
          <p class="empty">{t('proposal.same')}</p>
        ) : (
          <ChangesForm {...props} {...{ sentences, here, differing }} />
        )}
      </section>
      <LeftOut {...props} sentences={sentences} />
      <Broken broken={view.broken} help={t('broken.help')} {...{ sentences, language }} />
      <section class="chapter chapter--whole" aria-labelledby="day">
        <h2 id="day">{t('proposal.days')}</h2>
        <p class="small soft">{t('proposal.days.help')}</p>
        <Days
          days={daysOf(view.problem, view.placements)}
          day={props.day}
          language={language}
          href={(day) => `${here}?plan=${plan.name}&day=${day}#day`}
          label={t('proposal.days')}
        />
        <PlanGrid
          {...{ edition, language, sentences }}
          day={props.day}
          problem={view.problem}
          placements={view.placements}
          broken={view.broken}
          names={view.names}
          marked={new Set(differing.map((one) => one.session))}
        />
      </section>
      <Costs {...{ language, sentences }} lines={view.lines} heads={[t('plan.working'), t(`plan.${plan.name}`)]} />
      <People {...{ view, language }} />
    </div>
  )
}

function Front({ language, counts, plan, proposal, here, isAccepted }: Props & { here: string; isAccepted: boolean }) {
  const t = scheduleTexts(language)
  return (
    <Chapter id="front" heading={t('front.title')} aside={t('front.help')}>
      <section class="scroll" tabindex={0} aria-label={t('table.of', { name: t('front.title') })}>
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{t('front.plan')}</th>
              <th scope="col">{t('kind.moved')}</th>
              <th scope="col">{t('kind.left-out')}</th>
              <th scope="col">{t('figure.broken')}</th>
              <th scope="col">{t('figure.cost')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map((one) => (
              <tr key={one.name} class={one.name === plan.name ? 'is-picked' : undefined}>
                <th scope="row">
                  <a href={`${here}?plan=${one.name}`} aria-current={one.name === plan.name ? 'true' : undefined}>
                    {t(`plan.${one.name}` as 'plan.balanced')}
                  </a>
                </th>
                <td>{formatNumber(one.moved, language)}</td>
                <td>{formatNumber(one.left, language)}</td>
                <td>{formatNumber(one.hard, language)}</td>
                <td>{price(one.soft, language)}</td>
              </tr>
            ))}
          </tbody>
          {proposal.fewestMoves !== null && !isAccepted && (
            <tfoot>
              <tr>
                <th scope="row">{t('front.at-least')}</th>
                <td>{formatNumber(proposal.fewestMoves, language)}</td>
                <td colSpan={3} />
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </Chapter>
  )
}

function ChangesForm({
  edition,
  language,
  proposal,
  plan,
  view,
  mayPlace,
  typed,
  refusal,
  clashes,
  sentences,
  here,
  differing,
}: Props & { sentences: Sentences; here: string; differing: readonly Difference[] }) {
  const t = scheduleTexts(language)
  const { change } = proposal.task
  const moved = differing.some((one) => one.from !== null)
  const ticked = (number: number) => typed.sessions === null || typed.sessions.includes(String(number))
  return (
    <form method="post" action={`${here}/accept`} class="stack">
      <input type="hidden" name="plan" value={plan.name} />
      <Refused {...{ refusal, language }}>
        {clashes.length > 0 && (
          <ul>
            {[...new Set(clashes.map(sentences.of))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </Refused>
      {differing.length > 0 && (
        <section class="scroll" tabindex={0} aria-label={t('table.of', { name: t('proposal.changes') })}>
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
                          <input
                            type="checkbox"
                            name="session"
                            value={session.number}
                            checked={ticked(session.number)}
                          />
                          <span class="hidden">{t('proposal.take.one', { number: session.number })}</span>
                        </label>
                      </td>
                    )}
                    <td>{session.number}</td>
                    <th scope="row">
                      <a href={pathTo(language, edition.slug, 'desk', 'sessions', session.number)}>
                        <Own language={session.language}>{session.title}</Own>
                      </a>
                    </th>
                    {moved && <td>{one.from ? sentences.place(one.from) : t('kind.left-out')}</td>}
                    <td>{one.to ? sentences.place(one.to) : t('kind.left-out')}</td>
                    <td>
                      <Why {...{ one, view, sentences, language, moved }} />{' '}
                      <a class="small" href={`${here}/why/${session.number}?plan=${plan.name}`}>
                        {t('why.link')}
                      </a>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      )}
      {mayPlace && (
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
          <div class="field">
            <label class="field__label" for="reason">
              {t('accept.reason')} {!change && <span class="field__opt">{t('optional')}</span>}
            </label>
            <textarea
              class="input"
              id="reason"
              name="reason"
              rows={2}
              maxlength={2000}
              dir="auto"
              required={change !== null}
            >
              {typed.reason}
            </textarea>
          </div>
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
      )}
    </form>
  )
}

function Why({
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
  const t = scheduleTexts(language)
  const reason = view.reasons.get(one.session)
  const unmet = [
    ...new Set(
      (reason?.unmet ?? [])
        .filter((breach) => !breach.constraint.startsWith('published-')) // that it moves is plain to see
        .map((breach) => sentences.title(breach.constraint)),
    ),
  ]
  return (
    <>
      {one.kind === 'placed' && moved && t('why.had-none')}
      {one.kind === 'unplaced' && t('why.none-left')}
      {one.kind === 'moved' &&
        (reason && reason.against.length > 0
          ? `${t(reason.forced ? 'why.forced' : 'why.better')} ${formatList([...new Set(reason.against.map((breach) => sentences.title(breach.constraint)))], language)}.`
          : t('why.gave-way'))}
      {unmet.length > 0 && <span class="soft"> {t('why.unmet', { wishes: formatList(unmet, language) })}</span>}
    </>
  )
}

function LeftOut({ language, edition, proposal, plan, view, sentences }: Props & { sentences: Sentences }) {
  const t = scheduleTexts(language)
  const left = view.differences.filter((one) => one.kind === 'left-out')
  if (left.length === 0) return null
  const here = pathTo(language, edition.slug, 'desk', 'programme', 'proposals', proposal.number)
  return (
    <Chapter id="left" heading={t('left.title', { count: left.length })} aside={t('left.help')}>
      <ul class="plain stack">
        {left.map(({ session: id }) => {
          const session = view.names.sessions.get(id)
          if (!session) return null
          const found = view.collisions.filter((one) => 'session' in one && one.session === id)
          return (
            <li key={id}>
              <b>{session.number}</b>{' '}
              <a href={pathTo(language, edition.slug, 'desk', 'sessions', session.number)}>
                <Own language={session.language}>{session.title}</Own>
              </a>
              <p class="small">
                {found.length === 0
                  ? t('left.unknown')
                  : found
                      .map((one) =>
                        t(one.kind === 'no-room' ? 'left.no-room' : 'left.no-time', {
                          reasons: formatList([...new Set(one.constraints.map(sentences.title))], language),
                        }),
                      )
                      .join(' ')}{' '}
                <a href={`${here}/why/${session.number}?plan=${plan.name}`}>{t('why.link')}</a>
              </p>
            </li>
          )
        })}
      </ul>
    </Chapter>
  )
}

export function Broken({
  broken,
  help,
  sentences,
  language,
}: {
  broken: readonly Breach[]
  help?: string
  sentences: Sentences
  language: Language
}) {
  const t = scheduleTexts(language)
  if (broken.length === 0) return null
  return (
    <Chapter id="broken" heading={t('broken.title', { count: broken.length })} {...(help ? { aside: help } : {})}>
      <ul class="plain stack">
        {[...new Set(broken.map(sentences.of))].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Chapter>
  )
}

export function Costs({
  lines,
  heads,
  language,
  sentences,
}: {
  lines: readonly CostLine[]
  heads: readonly string[]
  language: Language
  sentences: Sentences
}) {
  const t = scheduleTexts(language)
  const sum = (i: number) =>
    lines.reduce((total, line) => total + (line.weight === 'hard' ? 0 : (line.costs[i] ?? 0)), 0)
  return (
    <Chapter id="costs" heading={t('costs.title')} aside={t('costs.help')}>
      <section class="scroll" tabindex={0} aria-label={t('table.of', { name: t('costs.title') })}>
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{t('column.constraint')}</th>
              <th scope="col">{t('column.weight')}</th>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name}>
                <th scope="row">{sentences.title(line.name)}</th>
                <td>{line.weight === 'hard' ? t('weight.must') : formatNumber(line.weight, language)}</td>
                {line.costs.map((cost, i) => (
                  <td key={heads[i]}>
                    {line.weight === 'hard'
                      ? cost === 0
                        ? '–'
                        : t('broken.times', { count: cost })
                      : price(cost, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('figure.cost')}
              </th>
              {heads.map((head, i) => (
                <td key={head}>{price(sum(i), language)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
    </Chapter>
  )
}

function People({ view, language }: { view: PlanView; language: Language }) {
  const t = scheduleTexts(language)
  if (view.people.length === 0) return null
  return (
    <Chapter id="people" heading={t('people.title')} aside={t('people.help')}>
      <section class="scroll" tabindex={0} aria-label={t('table.of', { name: t('people.title') })}>
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{t('column.person')}</th>
              <th scope="col">{t('figure.broken')}</th>
              <th scope="col">{t('figure.cost')}</th>
            </tr>
          </thead>
          <tbody>
            {view.people.map((one) => (
              <tr key={one.person}>
                <th scope="row">
                  <bdi>{view.names.people.get(one.person) ?? t('person.someone')}</bdi>
                </th>
                <td>{formatNumber(one.hard, language)}</td>
                <td>{price(one.soft, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Chapter>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { Moment, Span } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import type { Burst, Round, Shared, Stage } from '../../rounds/public.ts'
import type { Judged } from '../reads.ts'
import type { Results } from '../results.ts'
import { judgingTexts } from '../texts.ts'
import type { Work } from '../works.ts'
import { Title, Turnout } from './parts.tsx'

export type VoteSeen = {
  readonly round: Round
  readonly stage: Stage
  /** People who have voted so far. */
  readonly voters: number
  readonly bursts: readonly Burst[]
  readonly shared: readonly Shared[]
  /** null until the votes are counted. */
  readonly results: Results | null
  /** Whether a second count, made another way, gives the same; null until there is a first. */
  readonly recounted: boolean | null
  readonly seen: { readonly count: string | null; readonly choose: string | null }
}

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly judged: Judged
  readonly votes: readonly VoteSeen[]
  readonly works: ReadonlyMap<string, Work>
  readonly handles: boolean
  readonly opens: string | null
  readonly problem: string | undefined
  readonly typed: (name: string) => string
  nameOf(category: string): string
}

const here = ({ language, edition, judged }: Props, ...rest: string[]) =>
  pathTo(language, edition.slug, 'desk', 'judging', judged.code, ...rest)

const planned = ({ rules }: Judged) => rules.rounds.length > 0

/** The vote of the public on the desk: how many voted, what looks unusual, and the count once it is over. */
export function DeskVote(props: Props) {
  const { language, judged, votes, problem, handles } = props
  const t = judgingTexts(language)
  const mayOpen = handles && !planned(judged) && !judged.releasedAt && votes.every(({ stage }) => stage === 'over')
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(judged.title, language).text}</p>
        <h1>{t('vote.title')}</h1>
        <p class="lede">{t(planned(judged) ? 'vote.desk.lead-planned' : 'vote.desk.lead')}</p>
      </div>
      <Problem text={problem} />
      {votes.length === 0 && <p class="soft">{t('vote.desk.none')}</p>}
      {votes.map((one, i) => (
        <Part key={one.round.id} id={`vote-${i + 1}`} heading={t('vote.number', { number: i + 1 })}>
          <OneVote {...props} one={one} />
        </Part>
      ))}
      {mayOpen && (
        <Part id="opening" heading={t('vote.open')}>
          <Opening {...props} />
        </Part>
      )}
      <p>
        <a href={here(props)}>{t('release.back')}</a>
      </p>
    </div>
  )
}

type OneProps = Props & { readonly one: VoteSeen }

function OneVote(props: OneProps) {
  const { edition, language, one, handles, judged } = props
  const { round, stage, results } = one
  const t = judgingTexts(language)
  return (
    <>
      <p>
        <Span from={round.opensAt} to={round.closesAt} zone={edition.zone} language={language} />
        {' · '}
        {t(`stage.${stage}`)}
        {' · '}
        {t('vote.voters', { count: one.voters })}
      </p>
      {stage !== 'over' && <p class="soft">{t('vote.later')}</p>}
      {stage === 'over' && !results && handles && !planned(judged) && (
        <Act act="count" to={here(props, 'vote')} seen={one.seen.count} label={t('vote.count')}>
          <input type="hidden" name="round" value={round.code} />
        </Act>
      )}
      {results && <Counted {...props} results={results} />}
      {results && handles && !planned(judged) && !judged.releasedAt && (
        <Act act="choose" to={here(props, 'vote')} seen={one.seen.choose} label={t('vote.choose')} look="second">
          <input type="hidden" name="round" value={round.code} />
        </Act>
      )}
      <Unusual {...props} />
    </>
  )
}

function Counted(props: OneProps & { readonly results: Results }) {
  const { language, judged, results, one, works, nameOf } = props
  const t = judgingTexts(language)
  const categories = judged.rules.category !== null
  return (
    <>
      {results.tally && judged.rules.wholeBallots && <Turnout {...{ language }} tally={results.tally} />}
      <p>{t(one.recounted ? 'vote.recounted' : 'vote.recount-differs')}</p>
      <section class="scroll" tabindex={0} aria-label={t('results')}>
        <table class="table-s">
          <thead>
            <tr>
              {(['rank', 'number', 'title', ...(categories ? (['category'] as const) : []), 'votes'] as const).map(
                (head) => (
                  <th key={head} scope="col" class={head === 'title' || head === 'category' ? undefined : 'n'}>
                    {t(head === 'title' && judged.about === 'works' ? 'col.work' : `col.${head}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {results.rows.map(({ entry, ranked }) => (
              <tr key={entry.id}>
                <td class="n">{ranked.rank}</td>
                <td class="n">{entry.number}</td>
                <th scope="row">
                  <Title of={works.get(entry.subject)} />
                </th>
                {categories && <td>{nameOf(entry.category)}</td>}
                <td class="n">{ranked.merit ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {one.round.fixedAt && (
        <p>
          <a href={here(props, 'vote', one.round.code, 'count.csv')}>{t('vote.count-file')}</a>
        </p>
      )}
    </>
  )
}

/** Minutes and addresses with many more votes than usual. How many went to what is told once the vote is over. */
function Unusual({ edition, language, judged, one }: OneProps) {
  const { bursts, shared, stage } = one
  const t = judgingTexts(language)
  const at = (moment: Date) => <Moment at={moment} zone={edition.zone} language={language} />
  const rows = [
    ...bursts.map(({ minute, votes, entries }) => ({ what: 'vote.burst' as const, when: at(minute), votes, entries })),
    ...shared.map(({ from, votes, entries }) => ({ what: 'vote.shared' as const, when: at(from), votes, entries })),
  ]
  return (
    <>
      <h3>{t('vote.unusual')}</h3>
      {judged.releasedAt && <p class="soft">{t('vote.networks-forgotten')}</p>}
      <p class="soft">{t(rows.length > 0 ? 'vote.unusual.help' : 'vote.unusual.none')}</p>
      {rows.length > 0 && (
        <section class="scroll" tabindex={0} aria-label={t('vote.unusual')}>
          <table class="table-s">
            <thead>
              <tr>
                {(['what', 'since', 'votes', 'entries'] as const).map((head) => (
                  <th key={head} scope="col" class={head === 'votes' || head === 'entries' ? 'n' : undefined}>
                    {t(head === 'entries' && judged.about === 'works' ? 'col.works' : `col.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ what, when, votes, entries }, i) => (
                <tr key={`${what} ${i}`}>
                  <th scope="row">{t(what)}</th>
                  <td>{when}</td>
                  <td class="n">{votes}</td>
                  <td class="n">{stage === 'over' ? entries : t('unknown')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

function Opening(props: Props) {
  const { language, opens, typed } = props
  const t = judgingTexts(language)
  return (
    <Act act="open" to={here(props, 'vote')} seen={opens} label={t('vote.open')}>
      <p>{t('vote.open.help')}</p>
      {(['opens', 'closes'] as const).map((name) => (
        <Labelled key={name} id={name} label={t(`open.${name}`)}>
          <input class="input input--m" id={name} name={name} type="datetime-local" value={typed(name)} required />
        </Labelled>
      ))}
    </Act>
  )
}

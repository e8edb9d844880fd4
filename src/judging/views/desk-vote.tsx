import type { EditionScope } from '../../access/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { Moment, Span } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Photo } from '../../photos/public.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import type { Round, Stage } from '../../rounds/public.ts'
import type { Judged } from '../reads.ts'
import type { Results } from '../results.ts'
import { judgingTexts } from '../texts.ts'
import type { Burst, Shared } from '../vote/reads.ts'
import { Title } from './parts.tsx'

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
  readonly photos: ReadonlyMap<string, Photo>
  readonly handles: boolean
  readonly opens: string | null
  readonly problem: string | undefined
  readonly typed: (name: string) => string
}

const here = ({ language, edition, judged }: Props, ...rest: string[]) =>
  pathTo(language, edition.slug, 'desk', 'judging', judged.code, ...rest)

/** The vote of the public on the desk: how many voted, what looks unusual, and the count once it is over. */
export function DeskVote(props: Props) {
  const { language, judged, votes, problem, handles } = props
  const t = judgingTexts(language)
  const mayOpen = handles && !judged.releasedAt && votes.every(({ stage }) => stage === 'over')
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(judged.title, language).text}</p>
        <h1>{t('vote.title')}</h1>
        <p class="lede">{t('vote.desk.lead')}</p>
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
      {stage === 'over' && !results && handles && (
        <Act act="count" to={here(props, 'vote')} seen={one.seen.count} label={t('vote.count')}>
          <input type="hidden" name="round" value={round.code} />
        </Act>
      )}
      {results && <Counted {...props} results={results} />}
      {results && handles && !judged.releasedAt && (
        <Act act="choose" to={here(props, 'vote')} seen={one.seen.choose} label={t('vote.choose')} look="second">
          <input type="hidden" name="round" value={round.code} />
        </Act>
      )}
      <Unusual {...props} />
    </>
  )
}

function Counted({ language, photos, results, one }: OneProps & { readonly results: Results }) {
  const t = judgingTexts(language)
  return (
    <>
      <p>{t(one.recounted ? 'vote.recounted' : 'vote.recount-differs')}</p>
      <section class="scroll" tabindex={0} aria-label={t('results')}>
        <table class="table-s">
          <thead>
            <tr>
              {(['rank', 'number', 'title', 'votes'] as const).map((head) => (
                <th key={head} scope="col" class={head === 'title' ? undefined : 'n'}>
                  {t(`col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.rows.map(({ entry, ranked }) => (
              <tr key={entry.id}>
                <td class="n">{ranked.rank}</td>
                <td class="n">{entry.number}</td>
                <th scope="row">
                  <Title of={photos.get(entry.subject)} />
                </th>
                <td class="n">{ranked.merit ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** Minutes and addresses with many more votes than usual. How many went to what is told once the vote is over. */
function Unusual({ edition, language, one }: OneProps) {
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
      <p class="soft">{t(rows.length > 0 ? 'vote.unusual.help' : 'vote.unusual.none')}</p>
      {rows.length > 0 && (
        <section class="scroll" tabindex={0} aria-label={t('vote.unusual')}>
          <table class="table-s">
            <thead>
              <tr>
                {(['what', 'since', 'votes', 'entries'] as const).map((head) => (
                  <th key={head} scope="col" class={head === 'votes' || head === 'entries' ? 'n' : undefined}>
                    {t(`col.${head}`)}
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

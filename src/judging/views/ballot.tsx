import type { EditionScope } from '../../access/public.ts'
import { Act, Part, Problem } from '../../page/parts/acting.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { besideIn } from '../../page/words.ts'
import { countryName, type Language, pickText } from '../../platform/languages/public.ts'
import type { Candidate, Vote } from '../ballot.ts'
import type { Judged } from '../reads.ts'
import { judgingTexts } from '../texts.ts'
import { Title } from './parts.tsx'

type Of = { readonly edition: EditionScope; readonly language: Language; readonly judged: Judged }

/** Before the vote: by which rules entries take part, and that whoever is nominated is shown with the vote. */
export const NoVotePage = (props: Of) => (
  <div class="wrap">
    <Heading {...props} lead={judgingTexts(props.language)('ballot.before')} />
    <Rules {...props} />
  </div>
)

const Heading = ({ language, judged, lead }: Of & { readonly lead: string }) => (
  <div class="title">
    <h1>{pickText(judged.title, language).text}</h1>
    <p class="lede">{lead}</p>
  </div>
)

const Rules = ({ language, judged }: Of) => (
  <Part id="rules" heading={judgingTexts(language)('ballot.rules')}>
    <ul>
      {judged.rules.conditions.map(({ code, says }) => (
        <li key={code}>{pickText(says, language).text}</li>
      ))}
    </ul>
    <h3>{judgingTexts(language)('ballot.rounds')}</h3>
    <ol>
      {judged.rules.rounds.map(({ code, says }) => (
        <li key={code}>{pickText(says, language).text}</li>
      ))}
    </ol>
  </Part>
)

type VoteProps = Of & {
  readonly vote: Vote
  readonly signedIn: boolean
  nameOf(category: string): string
}

/** All categories with what this person has voted for: how far a ballot is that counts only whole. */
export function VotePage(props: VoteProps) {
  const { edition, language, judged, vote, signedIn } = props
  const t = judgingTexts(language)
  const open = vote.stage === 'open'
  const given = [...vote.categories.keys()].filter((category) => vote.ballot.has(category)).length
  return (
    <div class="wrap">
      <Heading {...props} lead={t(open ? 'ballot.open' : 'ballot.over')} />
      <p class="soft">
        <Pair language={language} name={t(open ? 'ballot.closes' : 'ballot.closed')}>
          <Moment at={vote.round.closesAt} zone={edition.zone} language={language} end />
        </Pair>
      </p>
      {judged.releasedAt && (
        <p>
          <a class="btn" href={pathTo(language, edition.slug, 'winners', judged.code)}>
            {t('winners.title')}
          </a>
        </p>
      )}
      {judged.releasedAt && (
        <p>
          {t('vote.recount')}{' '}
          <a href={pathTo(language, edition.slug, 'ballot', judged.code, 'ballots.csv')}>{t('vote.ballots')}</a>
        </p>
      )}
      {open && judged.rules.wholeBallots && <p>{t('ballot.whole', { count: vote.categories.size })}</p>}
      {signedIn && (
        <p role="status">
          <progress value={given} max={vote.categories.size} aria-hidden="true" />{' '}
          {t('ballot.progress', { given, of: vote.categories.size })}
        </p>
      )}
      {open && !signedIn && <SignIn {...props} />}
      <Part id="categories" heading={t('ballot.categories')}>
        <ol class="stack">
          {[...vote.categories].map(([category, candidates], i) => (
            <li key={category}>
              <a href={pathTo(language, edition.slug, 'ballot', judged.code, i + 1)}>{props.nameOf(category)}</a>{' '}
              <span class="soft">{t('ballot.candidates', { count: candidates.length })}</span>
              <Given {...{ edition, judged, vote, candidates, category, language }} place={i + 1} />
            </li>
          ))}
        </ol>
      </Part>
      <Rules {...props} />
    </div>
  )
}

type GivenProps = Of & {
  readonly vote: Vote
  readonly place: number
  readonly candidates: readonly Candidate[]
  readonly category: string
}

/** What this person has voted for in a category; theirs alone. */
function Given({ edition, judged, vote, candidates, category, language, place }: GivenProps) {
  const given = candidates.find(({ entry }) => entry.id === vote.ballot.get(category))
  if (!given) return null
  const t = judgingTexts(language)
  return (
    <div class="small">
      <Pair language={language} name={t('ballot.given')}>
        <Title of={given.work} />
      </Pair>
      {vote.stage === 'open' && (
        <Act
          act="back"
          to={pathTo(language, edition.slug, 'ballot', judged.code, place)}
          label={t('vote.back')}
          look="second"
        />
      )}
    </div>
  )
}

const SignIn = ({ language, edition, judged }: Of) => (
  <p>
    <a
      class="btn"
      href={`${pathTo(language, 'sign-in')}?${new URLSearchParams({ return: pathTo(language, edition.slug, 'ballot', judged.code) })}`}
    >
      {judgingTexts(language)('ballot.sign-in')}
    </a>
  </p>
)

type CategoryProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly vote: Vote
  readonly name: string
  readonly category: string
  readonly candidates: readonly Candidate[]
  readonly place: number
  readonly signedIn: boolean
  readonly seen: string | null
  readonly problem: string | undefined
  readonly typed: string
}

/** One category: everything nominated in it, and the vote of whoever is signed in. */
export function CategoryPage(props: CategoryProps) {
  const { edition, language, vote, name, candidates, place, signedIn, seen } = props
  const t = judgingTexts(language)
  const votes = vote.stage === 'open' && signedIn
  const given = vote.ballot.get(props.category)
  const here = pathTo(language, edition.slug, 'ballot', vote.judged.code)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{t('ballot.place', { place, of: vote.categories.size })}</p>
        <h1>{name}</h1>
        <p class="lede">{t(votes ? 'ballot.pick' : vote.stage === 'open' ? 'ballot.look' : 'ballot.over')}</p>
      </div>
      <Problem text={props.problem} />
      {vote.stage === 'open' && !signedIn && <SignIn {...{ edition, language, judged: vote.judged }} />}
      <form method="post" action={`${here}/${place}`} class="stack">
        <input type="hidden" name="seen" value={seen ?? ''} />
        {candidates.map(({ entry, work }) => {
          const id = `entry-${entry.number}`
          const picked = props.typed === '' ? entry.id === given : props.typed === String(entry.number)
          return (
            <article key={entry.id} class="entry">
              <h2>
                {votes && <input type="radio" id={id} name="entry" value={entry.number} checked={picked} required />}{' '}
                <label for={votes ? id : undefined}>
                  <Title of={work} />
                </label>
              </h2>
              <p class="soft">
                <bdi>{besideIn(language)(work.credit, work.country ? countryName(work.country, language) : '')}</bdi>
              </p>
              <p class="voice voice--s" lang={work.language} dir="auto">
                {work.text}
              </p>
            </article>
          )
        })}
        {votes && (
          <p class="actions">
            <button type="submit" class="btn">
              {t(given ? 'ballot.change' : 'ballot.do')}
            </button>
          </p>
        )}
      </form>
      <p>
        <a href={here}>{t('ballot.categories')}</a>
      </p>
    </div>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import { Act, Part, Problem } from '../../page/parts/acting.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { Picture, publicFrom } from '../../photos/parts.ts'
import type { Photo } from '../../photos/public.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { judgingTexts } from '../texts.ts'
import { type Booth, shownOf, type Votable } from '../vote/booth.ts'
import { Title } from './parts.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly booth: Booth
  /** What can be voted for; null once the vote is over. */
  readonly voting: { readonly items: readonly Votable[]; readonly pages: number } | null
  readonly page: number
  /** What whoever looks has voted for. */
  readonly mine: Votable | null
  /** From the most votes down; null until everybody may know. */
  readonly outcome: readonly { readonly photo: Photo; readonly votes: number }[] | null
  /** null: not signed in. */
  readonly voter: 'proven' | 'unproven' | null
  readonly now: Date
  readonly problem: string | undefined
}

const here = ({ language, edition, booth }: Props, ...rest: string[]) =>
  pathTo(language, edition.slug, 'vote', booth.judged.code, ...rest)

/** The vote of the public: while it is open what can be voted for, afterwards what came of it. */
export function VotePage(props: Props) {
  const { edition, language, booth, voting, outcome, problem } = props
  const t = judgingTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(booth.judged.title, language).text}</p>
        <h1>{t('vote.title')}</h1>
        <p class="lede">{t(outcome ? 'vote.outcome' : voting ? 'vote.lead' : 'vote.closed')}</p>
        <p class="soft">
          <Pair language={language} name={t(voting ? 'vote.closes' : 'vote.closed-at')}>
            <Moment at={booth.round.closesAt} zone={edition.zone} language={language} end />
          </Pair>
        </p>
      </div>
      <Problem text={problem} />
      {voting && <Voter {...props} />}
      {voting && <Wall {...props} items={voting.items} />}
      {voting && <Pages {...props} pages={voting.pages} />}
      {outcome && <Outcome {...props} rows={outcome} />}
    </div>
  )
}

/** Who whoever looks is to the vote: what they have given, or what they need to. */
function Voter(props: Props) {
  const { language, voter, mine } = props
  const t = judgingTexts(language)
  if (voter === null)
    return (
      <p class="actions">
        <a class="btn" href={here(props, 'enter')}>
          {t('vote.sign-in')}
        </a>
      </p>
    )
  if (voter === 'unproven') return <p>{t('refusal.address-unproven')}</p>
  if (!mine) return null
  return (
    <Part id="mine" heading={t('vote.mine')}>
      <p>
        <Title of={mine.photo} />
      </p>
      <Act act="back" to={here(props)} label={t('vote.back')} look="second">
        <input type="hidden" name="entry" value={mine.number} />
      </Act>
    </Part>
  )
}

function Wall(props: Props & { readonly items: readonly Votable[] }) {
  const { edition, language, items, voter, mine, now } = props
  const t = judgingTexts(language)
  if (items.length === 0) return <p class="soft">{t('vote.none')}</p>
  return (
    <ul class="jury-wall mt-5">
      {items.map((item, i) => (
        <li key={item.id}>
          <a href={pathTo(language, edition.slug, 'photos', item.photo.number)}>
            <Picture
              photo={item.photo}
              from={publicFrom(language, edition, item.photo.number)}
              wide="(max-width: 40rem) 45vw, 14rem"
              first={i < 2}
            />
            <Title of={item.photo} />
          </a>
          <span class="small soft">
            <bdi>{item.photo.credit}</bdi>
          </span>
          {mine?.id === item.id && <strong>{t('vote.mine')}</strong>}
          {item.own && <span class="small soft">{t('declare.own')}</span>}
          {voter === 'proven' && !item.own && mine?.id !== item.id && (
            <Act act="vote" to={here(props)} seen={seenOf(shownOf(item), now)} label={t('vote.do')} look="second">
              <input type="hidden" name="entry" value={item.number} />
            </Act>
          )}
        </li>
      ))}
    </ul>
  )
}

function Pages(props: Props & { readonly pages: number }) {
  const { language, page, pages } = props
  const t = judgingTexts(language)
  const to = (n: number) => `${here(props)}${n > 1 ? `?page=${n}` : ''}`
  if (pages === 1) return null
  return (
    <nav class="photo-links" aria-label={t('vote.pages')}>
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          {t('vote.page-before')}
        </a>
      )}
      <span>{t('vote.page', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={to(page + 1)}>
          {t('vote.page-after')}
        </a>
      )}
    </nav>
  )
}

function Outcome(props: Props & { readonly rows: NonNullable<Props['outcome']> }) {
  const { edition, language, rows, booth } = props
  const t = judgingTexts(language)
  return (
    <>
      <section class="scroll" tabindex={0} aria-label={t('vote.title')}>
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{t('col.title')}</th>
              <th scope="col" class="n">
                {t('col.votes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ photo, votes }) => (
              <tr key={photo.id}>
                <th scope="row">
                  <a href={pathTo(language, edition.slug, 'photos', photo.number)}>
                    <Title of={photo} />
                  </a>
                </th>
                <td class="n">{votes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>{t('vote.recount')}</p>
      <p class="photo-links">
        <a href={here(props, 'ballots.csv')}>{t('vote.ballots')}</a>
        <a href={pathTo(language, edition.slug, 'winners', booth.judged.code)}>{t('winners.title')}</a>
      </p>
    </>
  )
}

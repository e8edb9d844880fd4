import type { EditionScope } from '../../access/public.ts'
import { Part } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import { besideIn } from '../../page/words.ts'
import { countryName, type Language, pickText } from '../../platform/languages/public.ts'
import { Announcements } from '../../rounds/parts.ts'
import type { AnnouncedDraw, InRound, Tally } from '../../rounds/public.ts'
import type { Honoured } from '../certificate.ts'
import type { Award, Judged } from '../reads.ts'
import { judgingTexts } from '../texts.ts'
import type { Work } from '../works.ts'
import { OwnCertificates } from './certificates.tsx'
import { Title } from './parts.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly judged: Judged
  readonly awards: readonly Award[]
  readonly champions: readonly InRound[]
  readonly works: ReadonlyMap<string, Work>
  /** The public vote as it was counted; null where there was none. */
  readonly tally: Tally | null
  readonly draws: readonly AnnouncedDraw[]
  nameOf(term: string): string
  /** What whoever looks has won. */
  readonly own: readonly Honoured[]
}

/** Who won a prize, category by category, with the champions and their votes; whoever was taken back is not here. */
export function PrizeWinnersPage(props: Props) {
  const { edition, language, judged, awards, champions, works, tally } = props
  const t = judgingTexts(language)
  const shown = champions.filter(({ subject }) => works.has(subject))
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(judged.title, language).text}</p>
        <h1>{t('winners.title')}</h1>
        <p class="lede">{t('winners.prize.lead')}</p>
        {tally && <p class="soft">{t('turnout', { ballots: tally.ballots, incomplete: tally.incomplete })}</p>}
      </div>
      <OwnCertificates {...{ edition, language }} honoured={props.own} />
      {[...new Set(shown.map(({ category }) => category))].sort(byNumber).map((category, i) => {
        const of = shown.filter((one) => one.category === category)
        const won = awards.find((award) => award.category === category)
        return (
          <Part key={category} id={`category-${i + 1}`} heading={props.nameOf(category)}>
            {of
              .filter(({ id }) => id === won?.entryId)
              .map((one) => (
                <One key={one.id} {...props} {...{ one }} won />
              ))}
            {of.some(({ id }) => id !== won?.entryId) && <h3>{t('winners.champions')}</h3>}
            {of
              .filter(({ id }) => id !== won?.entryId)
              .toSorted((a, b) => (tally?.votes.get(b.id) ?? 0) - (tally?.votes.get(a.id) ?? 0))
              .map((one) => (
                <One key={one.id} {...props} {...{ one }} won={false} />
              ))}
          </Part>
        )
      })}
      {props.draws.length > 0 && <Announcements {...props} code={judged.code} />}
      <p>
        <a href={pathTo(language, edition.slug, 'ballot', judged.code)}>{t('winners.ballot')}</a>
      </p>
    </div>
  )
}

const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

function One({ language, works, tally, one, won }: Props & { readonly one: InRound; readonly won: boolean }) {
  const work = works.get(one.subject)
  if (!work) return null
  const t = judgingTexts(language)
  const votes = tally?.votes.get(one.id)
  return (
    <article>
      {won && <p class="over">{t('winners.winner')}</p>}
      <h4>
        <Title of={work} />
      </h4>
      <p class="soft">
        <bdi>{besideIn(language)(work.credit, work.country ? countryName(work.country, language) : '')}</bdi>
      </p>
      {votes !== undefined && <p class="small">{t('winners.votes', { count: votes })}</p>}
    </article>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { Picture, publicFrom } from '../../photos/parts.ts'
import type { Photo } from '../../photos/public.ts'
import { countryName, type Language, pickText } from '../../platform/languages/public.ts'
import { Announcements } from '../../rounds/parts.ts'
import type { AnnouncedDraw } from '../../rounds/public.ts'
import type { Honoured } from '../certificate.ts'
import { type Award, type Judged, PUBLIC_CHOICE } from '../reads.ts'
import { judgingTexts } from '../texts.ts'
import { OwnCertificates } from './certificates.tsx'
import { Title } from './parts.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly judged: Judged
  readonly awards: readonly Award[]
  /** By which equals were parted; everybody can repeat them. */
  readonly draws: readonly AnnouncedDraw[]
  readonly photos: ReadonlyMap<string, Photo>
  nameOf(term: string): string
  /** What whoever looks has won. */
  readonly own: readonly Honoured[]
}

/** Who won, the first place first; what has been taken down is not here. */
export function WinnersPage(props: Props) {
  const { edition, language, judged, awards, photos } = props
  const t = judgingTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(judged.title, language).text}</p>
        <h1>{t('winners.title')}</h1>
        <p class="lede">{t('winners.lead')}</p>
      </div>
      <OwnCertificates {...{ edition, language }} honoured={props.own} />
      <ol class="winners">
        {awards.map((award, i) => {
          const photo = photos.get(award.subject)
          return (
            photo && (
              <Winner key={`${award.category} ${award.entryId}`} {...props} {...{ award, photo }} first={i === 0} />
            )
          )
        })}
      </ol>
      {props.draws.length > 0 && <Announcements {...props} code={judged.code} />}
      <p>
        <a href={pathTo(language, edition.slug, 'photos')}>{t('winners.gallery')}</a>
        {awards.some(({ category }) => category === PUBLIC_CHOICE) && (
          <>
            {' · '}
            <a href={pathTo(language, edition.slug, 'vote', judged.code)}>{t('vote.title')}</a>
          </>
        )}
      </p>
    </div>
  )
}

type OneProps = Pick<Props, 'edition' | 'language' | 'nameOf'> & {
  readonly award: Award
  readonly photo: Photo
  readonly first: boolean
}

const Winner = ({ edition, language, nameOf, award, photo, first }: OneProps) => (
  <li>
    <a href={pathTo(language, edition.slug, 'photos', photo.number)}>
      <Picture
        photo={photo}
        from={publicFrom(language, edition, photo.number)}
        wide="(max-width: 64rem) 95vw, 40rem"
        first={first}
      />
    </a>
    <div class="stack">
      {award.place && <p class="over">{judgingTexts(language)('winners.place', { place: award.place })}</p>}
      {award.category === PUBLIC_CHOICE && <p class="over">{judgingTexts(language)('winners.public-choice')}</p>}
      <h2>
        <Title of={photo} />
      </h2>
      <p>
        <bdi>{photo.credit}</bdi>
        {photo.country && <> · {countryName(photo.country, language)}</>}
      </p>
      <p class="voice" lang="en" dir="ltr">
        {photo.story}
      </p>
      <ul class="tags">
        {photo.terms.map((term) => (
          <li key={term} class="tag">
            {nameOf(term)}
          </li>
        ))}
      </ul>
    </div>
  </li>
)

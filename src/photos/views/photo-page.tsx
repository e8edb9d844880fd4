import type { EditionScope } from '../../access/public.ts'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { countryName, type Language } from '../../platform/languages/public.ts'
import type { Photo } from '../reads.ts'
import { contestTexts } from '../texts.ts'
import type { By } from './gallery.tsx'
import { Picture, publicFrom } from './picture.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly photo: Photo
  readonly by: By
  /** Its neighbours in the gallery. */
  readonly before: number | null
  readonly after: number | null
}

/** One photograph with its story, its credit and the way to what became of it. */
export function PhotoPage({ edition, language, photo, by, before, after }: Props) {
  const t = contestTexts(language)
  const to = (number: number) => pathTo(language, edition.slug, 'photos', number)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <bdi dir="ltr">{photo.reference}</bdi>
        </p>
        <h1 lang="en" dir="ltr">
          {photo.title}
        </h1>
      </div>
      <figure class="photo-page">
        <Picture
          photo={photo}
          from={publicFrom(language, edition, photo.number)}
          wide="(max-width: 64rem) 95vw, 60rem"
          first
        />
        <figcaption class="small soft">
          <Pair language={language} name={t('photo.credit')}>
            <bdi>{photo.credit}</bdi>
          </Pair>
          {photo.country && <> · {countryName(photo.country, language)}</>}
        </figcaption>
      </figure>
      <div class="stack">
        <p class="voice" lang="en" dir="ltr">
          {photo.story}
        </p>
        <p>
          <Pair language={language} name={t('photo.description')}>
            <bdi lang="en">{photo.description}</bdi>
          </Pair>
        </p>
        <ul class="tags">
          {photo.terms.map((term) => (
            <li key={term}>
              <a class="tag" href={`${pathTo(language, edition.slug, 'photos')}?term=${encodeURIComponent(term)}`}>
                {by.name(term)}
              </a>
            </li>
          ))}
        </ul>
        <p>
          <a href={pathTo(language, edition.slug, 'submissions', photo.reference)}>{t('photo.thread')}</a>
        </p>
        <nav class="photo-links no-print" aria-label={t('gallery.pages')}>
          {before !== null && (
            <a rel="prev" href={to(before)}>
              {t('photo.before')}
            </a>
          )}
          <a href={pathTo(language, edition.slug, 'photos')}>{t('gallery.back')}</a>
          {after !== null && (
            <a rel="next" href={to(after)}>
              {t('photo.after')}
            </a>
          )}
        </nav>
      </div>
    </div>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { countryName, type Language, pickText } from '../../platform/languages/public.ts'
import type { Group, Narrowing } from '../gallery-reads.ts'
import type { Contest, Photo } from '../reads.ts'
import { contestTexts } from '../texts.ts'
import { Picture, publicFrom } from './picture.tsx'

/** What photographs are put together by, in the reader's words. */
export type By = { readonly label: string; readonly terms: readonly string[]; name(term: string): string }

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly contest: Contest
  /** Of this page alone. */
  readonly photos: readonly Photo[]
  /** How many there are on all pages of what is chosen. */
  readonly count: number
  /** Where photographs come from, whatever is chosen. */
  readonly countries: readonly string[]
  readonly wish: Narrowing
  readonly page: number
  readonly pages: number
  readonly by: By
}

/** The wall of photographs, by goal and by country, a page at a time. */
export function Gallery(props: Props) {
  const { edition, language, contest, photos, count, wish } = props
  const chosen = wish.term !== null || wish.country !== null
  const t = contestTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{pickText(contest.title, language).text}</h1>
        <p class="lede">{t('gallery.lead')}</p>
      </div>
      <p class="photo-links">
        <a href={pathTo(language, edition.slug, 'photos', 'collage')}>{t('collage.link', { by: props.by.label })}</a>
        <a href={pathTo(language, edition.slug, 'photos', 'rules')}>{t('rules.title')}</a>
        {contest.releasedAt && (
          <a href={pathTo(language, edition.slug, 'winners', contest.code)}>{t('gallery.winners')}</a>
        )}
      </p>
      {(count > 0 || chosen) && <Choices {...props} />}
      {photos.length === 0 ? (
        <p class="soft">{t(count === 0 && !chosen ? 'gallery.none' : 'gallery.none.here')}</p>
      ) : (
        <Wall {...{ edition, language, photos }} />
      )}
      <Pages {...props} />
    </div>
  )
}

/** Photographs beside each other, each leading to its page. */
const Wall = ({ edition, language, photos }: Pick<Props, 'edition' | 'language' | 'photos'>) => (
  <ul class="photo-wall">
    {photos.map((photo, i) => (
      <li key={photo.id}>
        <a href={pathTo(language, edition.slug, 'photos', photo.number)}>
          <Picture
            photo={photo}
            from={publicFrom(language, edition, photo.number)}
            wide="(max-width: 40rem) 45vw, 18rem"
            first={i < 2}
          />
          <span class="photo-wall__title" lang="en" dir="ltr">
            {photo.title}
          </span>
        </a>
        <span class="small soft">
          <bdi>{photo.credit}</bdi>
          {photo.country && (
            <>
              <br />
              {countryName(photo.country, language)}
            </>
          )}
        </span>
      </li>
    ))}
  </ul>
)

function Choices({ edition, language, countries: codes, wish, by }: Props) {
  const t = contestTexts(language)
  const countries = codes
    .map((code) => ({ code, name: countryName(code, language) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language))
  return (
    <form class="photo-choices no-print" method="get" action={pathTo(language, edition.slug, 'photos')}>
      <label>
        {by.label}
        <select class="input" name="term">
          <option value="">{t('gallery.all')}</option>
          {by.terms.map((term) => (
            <option key={term} value={term} selected={term === wish.term}>
              {by.name(term)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('gallery.country')}
        <select class="input" name="country">
          <option value="">{t('gallery.all')}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code} selected={code === wish.country}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="btn btn--quiet">
        {t('gallery.show')}
      </button>
    </form>
  )
}

function Pages({ edition, language, wish, page, pages }: Props) {
  const t = contestTexts(language)
  const to = (n: number) => {
    const asked = new URLSearchParams({
      ...(wish.term ? { term: wish.term } : {}),
      ...(wish.country ? { country: wish.country } : {}),
    })
    if (n > 1) asked.set('page', String(n))
    return `${pathTo(language, edition.slug, 'photos')}${asked.size > 0 ? `?${asked}` : ''}`
  }
  if (pages === 1) return null
  return (
    <nav class="photo-links" aria-label={t('gallery.pages')}>
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          {t('gallery.before')}
        </a>
      )}
      <span>{t('gallery.page', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={to(page + 1)}>
          {t('gallery.after')}
        </a>
      )}
    </nav>
  )
}

type CollageProps = Pick<Props, 'edition' | 'language' | 'by'> & { readonly groups: ReadonlyMap<string, Group> }

/** The newest photographs, goal by goal; one that shows several stands with each. Goals that none shows are left out. */
export function Collage({ edition, language, groups, by }: CollageProps) {
  const t = contestTexts(language)
  const gallery = pathTo(language, edition.slug, 'photos')
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('collage.title', { by: by.label })}</h1>
        <p>
          <a href={gallery}>{t('gallery.back')}</a>
        </p>
      </div>
      {by.terms.map((term) => {
        const group = groups.get(term)
        return (
          group && (
            <Chapter
              key={term}
              id={`of-${term}`}
              heading={by.name(term)}
              aside={
                <a href={`${gallery}?term=${encodeURIComponent(term)}`}>{t('collage.all', { count: group.count })}</a>
              }
            >
              <ul class="photo-collage">
                {group.photos.map((photo) => (
                  <li key={photo.id}>
                    <a href={pathTo(language, edition.slug, 'photos', photo.number)}>
                      <Picture photo={photo} from={publicFrom(language, edition, photo.number)} wide="10rem" />
                    </a>
                  </li>
                ))}
              </ul>
            </Chapter>
          )
        )
      })}
      {groups.size === 0 && <p class="soft">{t('gallery.none')}</p>}
    </div>
  )
}

/** The rules, as they are checked. */
export function Rules({ edition, language, contest }: Pick<Props, 'edition' | 'language' | 'contest'>) {
  const t = contestTexts(language)
  const most = contest.rules.limits.find(({ of, by }) => of === 'entered' && by === 'person')?.most
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(contest.title, language).text}</p>
        <h1>{t('rules.title')}</h1>
      </div>
      <div class="stack">
        <ul class="stack">
          {contest.rules.conditions.map(({ code, says }) => (
            <li key={code}>{pickText(says, language).text}</li>
          ))}
          {most && (
            <li>
              <Pair language={language} name={t('rules.most')}>
                {most}
              </Pair>
            </li>
          )}
          <li>{t('rules.english')}</li>
          <li>
            <Pair language={language} name={t('rules.winners')}>
              {contest.winners}
            </Pair>
          </li>
          <li>
            <Pair language={language} name={t('rules.closes')}>
              <Moment at={contest.closesAt} zone={edition.zone} language={language} end />
            </Pair>
          </li>
        </ul>
        <h2>{t('rules.criteria')}</h2>
        <ul class="stack">
          {contest.rules.criteria.map(({ code, says, weight, most: points }) => (
            <li key={code}>
              <Pair language={language} name={pickText(says, language).text}>
                {t('rules.points', { points, weight })}
              </Pair>
            </li>
          ))}
        </ul>
        <p>{t('rules.consent')}</p>
        <p>
          <a href={pathTo(language, edition.slug, 'photos', 'consent')}>{t('consent.title')}</a>
          {' · '}
          <a href={pathTo(language, edition.slug, 'calls', contest.call)}>{t('rules.enter')}</a>
        </p>
      </div>
    </div>
  )
}

/** A form to print, for the people a photograph shows. */
export function ConsentForm({ language, contest }: Pick<Props, 'language' | 'contest'>) {
  const t = contestTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(contest.title, language).text}</p>
        <h1>{t('consent.title')}</h1>
        <p class="lede">{t('consent.lead')}</p>
      </div>
      <div class="stack">
        <p>{t('consent.words')}</p>
        <dl class="photo-consent">
          {(['photograph', 'photographer', 'person', 'guardian', 'place', 'signature'] as const).map((line) => (
            <div key={line}>
              <dt>{t(`consent.${line}`)}</dt>
              <dd />
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { SaidBy } from '../../page/parts/named.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { type Looked, VERDICTS } from '../moderate-photo.ts'
import type { PhotoInside, PhotoState } from '../reads.ts'
import { contestTexts } from '../texts.ts'
import { deskFrom, Picture } from './picture.tsx'

type Props = { readonly edition: EditionScope; readonly language: Language }
type Many = Props & {
  readonly photos: readonly PhotoInside[]
  readonly state: PhotoState
  /** How many archives the originals of what is shown fill; none for whoever may not have them. */
  readonly archives: number
}

const STATES = ['waiting', 'admitted', 'declined', 'taken_down'] as const

/** The queue: what waits to be looked at, and what became of the others. */
export function DeskPhotos({ edition, language, photos, state, archives }: Many) {
  const t = contestTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'photos')
  const shown = photos.filter((photo) => photo.state === state)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        <p class="lede">{t('desk.lead')}</p>
      </div>
      <nav class="photo-links" aria-label={t('desk.states')}>
        {STATES.map((one) => (
          <a key={one} href={`${here}?state=${one}`} aria-current={one === state ? 'page' : undefined}>
            <Pair language={language} name={t(`state.${one}`)}>
              {photos.filter((photo) => photo.state === one).length}
            </Pair>
          </a>
        ))}
      </nav>
      {shown.length === 0 ? (
        <p class="soft">{t(state === 'waiting' ? 'desk.none.waiting' : 'desk.none')}</p>
      ) : (
        <ul class="photo-wall">
          {shown.map((photo) => (
            <li key={photo.id}>
              <a href={`${here}/${photo.number}`}>
                <Picture
                  photo={photo}
                  from={deskFrom(language, edition, photo.number)}
                  wide="(max-width: 40rem) 45vw, 18rem"
                />
                <span class="photo-wall__title" lang="en" dir="ltr">
                  {photo.title}
                </span>
              </a>
              <span class="small soft">
                <bdi dir="ltr">{photo.reference}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
      {archives > 0 && (
        <p class="photo-links">
          {Array.from({ length: archives }, (_, i) => (
            <a key={i} href={`${here}/originals/${i + 1}.zip`}>
              {archives === 1 ? t('desk.originals') : t('desk.originals.of', { place: i + 1, of: archives })}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}

type OneProps = Props & {
  readonly looked: Looked
  /** Of what is shown here, for the form that confirms; null for whoever may only look. */
  readonly seen: string | null
  readonly refusal: string | undefined
  readonly typed: string
}

/** One photograph, what speaks against it, and the decision. */
export function DeskPhoto({ edition, language, looked, seen, refusal, typed }: OneProps) {
  const { photo } = looked
  const t = contestTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <bdi dir="ltr">{photo.reference}</bdi> · {t(`state.${photo.state}`)}
        </p>
        <h1 lang="en" dir="ltr">
          {photo.title}
        </h1>
      </div>
      <div class="photo-desk">
        <figure class="photo-page">
          <Picture
            photo={photo}
            from={deskFrom(language, edition, photo.number)}
            wide="(max-width: 64rem) 95vw, 40rem"
            first
          />
          <figcaption class="small soft">
            <Pair language={language} name={t('photo.description')}>
              <bdi lang="en">{photo.description}</bdi>
            </Pair>
          </figcaption>
        </figure>
        <div class="stack">
          {refusal && <Refused {...{ language, refusal }} />}
          <Against {...{ edition, language, looked }} />
          {seen && <Decide {...{ edition, language, looked, seen, typed }} />}
          {photo.reason && photo.decidedAt && (
            <p>
              <Moment at={photo.decidedAt} zone={edition.zone} language={language} weekday={false} />
              {' · '}
              <Pair language={language} name={t('desk.reason')}>
                <SaidBy said={photo.reason} language={language} />
              </Pair>
            </p>
          )}
        </div>
      </div>
      <div class="stack">
        <p class="voice" lang="en" dir="ltr">
          {photo.story}
        </p>
        <p>
          <Pair language={language} name={t('photo.credit')}>
            <bdi>{photo.credit}</bdi>
          </Pair>
        </p>
        <p>
          <a href={pathTo(language, edition.slug, 'desk', 'photos')}>{t('desk.back')}</a>
        </p>
      </div>
    </div>
  )
}

const REFUSALS = [
  'photo-withdrawn',
  'photo-amended',
  'rules-broken',
  'too-many',
  'reason-missing',
  'not-public',
  'so-already',
  'changed-meanwhile',
  'not-confirmed',
  'not-allowed',
] as const

function Refused({ language, refusal }: { language: Language; refusal: string }) {
  const known = REFUSALS.find((one) => one === refusal) ?? 'changed-meanwhile'
  return <p role="alert">{contestTexts(language)(`refusal.${known}`)}</p>
}

/** What speaks against admitting it: rules it breaks, too many of one sender, others that look the same. */
function Against({ edition, language, looked }: Props & { readonly looked: Looked }) {
  const t = contestTexts(language)
  const { breaches, alike, entered, photo } = looked
  return (
    <>
      {breaches.length > 0 && (
        <>
          <p>{t('desk.breaches')}</p>
          <ul>
            {breaches.map(({ code, why, says }) => (
              <li key={code}>
                <Pair language={language} name={t(`breach.${why}`)}>
                  {pickText(says, language).text}
                </Pair>
              </li>
            ))}
          </ul>
        </>
      )}
      {breaches.length === 0 && <p>{t('desk.keeps')}</p>}
      <p>
        <Pair language={language} name={t('desk.entered')}>
          {entered.most === null ? entered.count : t('desk.of', { count: entered.count, most: entered.most })}
        </Pair>
      </p>
      {alike.length === 0 && <p>{t('desk.alike.none')}</p>}
      {alike.length > 0 && (
        <>
          <p>{t('desk.alike')}</p>
          <ul class="photo-collage">
            {alike.map((other) => (
              <li key={other.id}>
                <a href={pathTo(language, edition.slug, 'desk', 'photos', other.number)}>
                  <Picture photo={other} from={deskFrom(language, edition, other.number)} wide="10rem" />
                  <span class="small">
                    {t(other.sender.email === photo.sender.email ? 'desk.alike.own' : 'desk.alike.others', {
                      reference: other.reference,
                    })}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const KEYS = { admitted: 'a', declined: 'd', taken_down: 't' } as const

function Decide({
  edition,
  language,
  looked,
  seen,
  typed,
}: Pick<OneProps, 'edition' | 'language' | 'looked' | 'typed'> & { seen: string }) {
  const t = contestTexts(language)
  const { photo } = looked
  const open = VERDICTS.filter(
    (one) =>
      one !== photo.state &&
      (one !== 'taken_down' || photo.state === 'admitted') &&
      (one !== 'declined' || photo.state === 'waiting'),
  )
  return (
    <form method="post" action={pathTo(language, edition.slug, 'desk', 'photos', photo.number)} class="stack">
      <input type="hidden" name="seen" value={seen} />
      <label>
        {t('desk.reason.label')}
        <textarea class="input" name="reason" rows={3} dir="auto" data-key="r" maxLength={2000}>
          {typed}
        </textarea>
      </label>
      <p class="photo-links">
        {open.map((one) => (
          <button
            key={one}
            type="submit"
            name="verdict"
            value={one}
            class={one === 'admitted' ? 'btn' : 'btn btn--quiet'}
            data-key={KEYS[one]}
          >
            {t(`desk.do.${one}`)} <kbd dir="ltr">{KEYS[one]}</kbd>
          </button>
        ))}
      </p>
      <details class="more keys no-print" hidden data-keys>
        <summary>{t('desk.keys')}</summary>
        <label class="choice">
          <input type="checkbox" data-keys-on checked />
          <span>{t('desk.keys.on')}</span>
        </label>
      </details>
    </form>
  )
}

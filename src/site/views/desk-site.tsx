import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { Offer } from '../offers.ts'
import { PAGE_KINDS, shownTo, stateOf } from '../page.ts'
import type { SitePage } from '../reads.ts'
import { siteTexts } from '../texts.ts'
import { Written } from './public-pages.tsx'

type Props = {
  edition: EditionScope
  language: Language
  pages: readonly SitePage[]
  mayEdit: boolean
  offers: readonly Offer[]
  now: Date
}

/** On the desk: every page, how each of its languages stands, and whether it is public. */
export function DeskSitePage(props: Props) {
  const { edition, language, pages, mayEdit } = props
  const t = siteTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        <p class="lede">{t('desk.lead')}</p>
        {mayEdit && (
          <p class="actions">
            {PAGE_KINDS.map((kind) => (
              <a
                key={kind}
                class="btn btn--second"
                href={pathTo(language, edition.slug, 'desk', 'site', `new-${kind}`)}
              >
                {t(`desk.new.${kind}`)}
              </a>
            ))}
            <a class="btn btn--second" href={pathTo(language, edition.slug, 'desk', 'library')}>
              {t('library.title')}
            </a>
          </p>
        )}
      </div>
      <Offers {...props} />
      {PAGE_KINDS.map((kind) => (
        <Chapter key={kind} id={kind} heading={t(`${kind}.title`)}>
          <Pages {...props} pages={pages.filter((page) => page.kind === kind)} />
        </Chapter>
      ))}
    </div>
  )
}

/** Announcements that are offered, each begun with one press. */
function Offers({ edition, language, offers }: Props) {
  const t = siteTexts(language)
  if (offers.length === 0) return null
  return (
    <Chapter id="offers" heading={t('offer.title')} aside={t('offer.aside')}>
      <ul class="plain stack">
        {offers.map(({ slug, texts }) => (
          <li key={slug}>
            <a href={`${pathTo(language, edition.slug, 'desk', 'site', 'new-news')}?offer=${encodeURIComponent(slug)}`}>
              {texts[language].title}
            </a>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

function Pages({ edition, language, pages, now }: Props) {
  const t = siteTexts(language)
  if (pages.length === 0) return <p>{t('desk.none')}</p>
  return (
    <section class="scroll">
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col">{t('desk.page')}</th>
            <th scope="col">{t('desk.public')}</th>
            {LANGUAGES.map((one) => (
              <th scope="col" key={one} lang={one}>
                {NATIVE_NAMES[one]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => {
            const shown = shownTo(page, language)
            return (
              <tr key={page.id}>
                <th scope="row">
                  <a href={pathTo(language, edition.slug, 'desk', 'site', page.id)}>
                    <bdi lang={shown?.language}>{shown?.title}</bdi>
                  </a>
                </th>
                <td>
                  <Standing {...{ edition, language, page, now }} />
                </td>
                {LANGUAGES.map((one) => (
                  <td key={one}>{t(`state.${stateOf(page, one)}`)}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Whether a page is public, since when or from when on, and whether its draft says something else by now. */
function Standing({ edition, language, page, now }: Pick<Props, 'edition' | 'language' | 'now'> & { page: SitePage }) {
  const t = siteTexts(language)
  const last = page.publications.at(-1)
  if (!last) return <>{t('standing.draft')}</>
  const time = <Moment at={last.publicFrom} zone={edition.zone} language={language} weekday={false} />
  return (
    <>
      {t.parts(last.publicFrom <= now ? 'standing.public' : 'standing.waits', { time })}
      {last.revision < page.revision && <> · {t('standing.changed')}</>}
    </>
  )
}

type PreviewProps = {
  edition: EditionScope
  language: Language
  page: SitePage
  seen: string | null
  refusal: string | undefined
  now: Date
  revisions: readonly { readonly revision: number; readonly savedAt: Date }[]
}

const REFUSALS = [
  'changed-meanwhile',
  'in-past',
  'not-public',
  'not-allowed',
  'not-confirmed',
  'time-unreadable',
] as const

/** A page as a visitor would see it in each language, and its publication or withdrawal after that look. */
export function PreviewPage({ edition, language, page, seen, refusal, now, revisions }: PreviewProps) {
  const t = siteTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'site', page.id)
  const refused = REFUSALS.find((one) => one === refusal)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{t(`${page.kind}.title`)}</p>
        <h1>{t('preview.title')}</h1>
        <p>
          <Standing {...{ edition, language, page, now }} />
        </p>
      </div>
      {refused && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{t(`refusal.${refused}`)}</p>
        </div>
      )}
      {seen && <Publishing {...{ language, page, seen, here }} />}
      {LANGUAGES.map((one) => (
        <InLanguage key={one} {...{ language, page }} of={one} />
      ))}
      <Chapter id="history" heading={t('history')}>
        <ul class="plain">
          {revisions.map(({ revision, savedAt }) => (
            <li key={revision}>
              {t.parts('history.revision', {
                revision,
                time: <Moment at={savedAt} zone={edition.zone} language={language} weekday={false} />,
              })}
            </li>
          ))}
        </ul>
      </Chapter>
    </div>
  )
}

function InLanguage({ language, page, of }: { language: Language; page: SitePage; of: Language }) {
  const t = siteTexts(language)
  const shown = shownTo(page, of)
  return (
    <Chapter id={`in-${of}`} heading={NATIVE_NAMES[of]} aside={t(`state.${stateOf(page, of)}`)}>
      {shown && (
        <div class="stack">
          <h3 lang={shown.language} dir={direction(shown.language)}>
            {shown.title}
          </h3>
          <Written language={of} shown={shown} />
        </div>
      )}
    </Chapter>
  )
}

function Publishing({
  language,
  page,
  seen,
  here,
}: {
  language: Language
  page: SitePage
  seen: string
  here: string
}) {
  const t = siteTexts(language)
  return (
    <div class="stack no-print">
      <p>
        <a href={here}>{t('preview.edit')}</a>
      </p>
      <form method="post" action={`${here}/publish`} class="stack">
        <input type="hidden" name="seen" value={seen} />
        <div class="field">
          <label class="field__label" for="from">
            {t('publish.from')}
          </label>
          <input class="input input--m" type="datetime-local" id="from" name="from" dir="ltr" />
        </div>
        <p>
          <button type="submit" class="btn">
            {t('publish.do')}
          </button>
        </p>
      </form>
      {page.publications.length > 0 && (
        <form method="post" action={`${here}/withdraw`}>
          <input type="hidden" name="seen" value={seen} />
          <button type="submit" class="btn btn--second">
            {t('withdraw.do')}
          </button>
        </form>
      )}
    </div>
  )
}

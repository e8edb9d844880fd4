import type { ComponentChildren, VNode } from 'preact'
import type { EditionScope, Viewer } from '../access/public.ts'
import {
  cityName,
  direction,
  formatDays,
  LANGUAGES,
  type Language,
  NATIVE_NAMES,
  pickText,
} from '../platform/languages/public.ts'
import type { House } from './house.ts'
import { Icon } from './parts/icons.tsx'
import { type Crumb, type PageView, pathTo } from './route.ts'
import { pageTexts } from './texts.ts'

export type Frame = {
  language: Language
  edition: EditionScope | null
  viewer: Viewer
  /** Path and query behind the language, so that a change of language keeps the page. */
  rest: string
  origin: string
  assets: { css: string; script: string; worker: string; fonts: string[] }
  house: Pick<House, 'nav' | 'desk'>
  /** Says in the masthead who is signed in. */
  corner: VNode
  /** Stands above the page. */
  above: readonly VNode[]
}

/** A page inside one of another site: its words and styles, and nothing that leads elsewhere in the same frame. */
function Inside({ frame, view }: { frame: Frame; view: PageView }) {
  const { language, assets } = frame
  return (
    <html lang={language} dir={direction(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <base target="_blank" />
        <title>{view.title}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={assets.css} />
        {view.style && <style>{view.style}</style>}
        <script src={FRAME_SCRIPT} defer />
      </head>
      <body>
        <main id="main">{view.body}</main>
      </body>
    </html>
  )
}
/** Tells the page around how high the frame should be. */
const FRAME_SCRIPT = '/embed/frame.js'

/** The whole document around a page. */
export function Layout({ frame, view }: { frame: Frame; view: PageView }) {
  if (view.inside) return <Inside frame={frame} view={view} />
  const { language, edition, assets } = frame
  const t = pageTexts(language)
  const name = edition ? pickText(edition.title, language).text : 'Convoke'
  return (
    <html lang={language} dir={direction(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{view.title === name ? name : `${view.title} – ${name}`}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="canonical" href={`${frame.origin}/${language}${frame.rest}`} />
        {LANGUAGES.map((l) => (
          <link key={l} rel="alternate" hreflang={l} href={`${frame.origin}/${l}${frame.rest}`} />
        ))}
        <link rel="alternate" hreflang="x-default" href={`${frame.origin}${frame.rest || '/'}`} />
        {assets.fonts.map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={assets.css} />
        {view.app && <link rel="manifest" href={view.app} />}
        {view.app && <meta name="offline-worker" content={assets.worker} />}
        {view.style && <style>{view.style}</style>}
        <script type="module" src={assets.script} />
      </head>
      <body>
        {view.saves && <MainButton {...view.saves} />}
        <a class="skip" href="#main">
          {t('skip')}
        </a>
        {frame.above}
        <header class="masthead">
          <div class="wrap">
            <Brand edition={edition} language={language} name={name} />
            <details class="drawer drawer--langs no-print" name="masthead">
              <summary>
                <span class="hidden">{t('languages')} </span>
                {NATIVE_NAMES[language]}
              </summary>
              <LanguageBar language={language} rest={frame.rest} label={t('languages')} saves={view.saves?.form} />
            </details>
            <details class="drawer drawer--menu no-print" name="masthead">
              <summary>
                <Icon name="menu" />
                <span class="hidden">{t('menu')}</span>
              </summary>
              <div class="drawer__in">
                {frame.corner}
                {edition && <Navigation frame={frame} edition={edition} section={view.section} />}
              </div>
            </details>
          </div>
        </header>
        {edition && view.section === DESK && <DeskNavigation frame={frame} edition={edition} />}
        {view.crumbs && <Crumbs crumbs={view.crumbs} label={t('here')} />}
        <main id="main" tabindex={-1}>
          {view.body}
        </main>
        {edition && <Footer edition={edition} language={language} />}
      </body>
    </html>
  )
}

/**
 * What Enter in a field presses. A form's default button is the first of its buttons in the page, and the names of languages and the parts
 * of a form, which are buttons of it too, stand before the form itself: so this one stands before everything. It sends no wish of its own.
 */
const MainButton = ({ form, does }: NonNullable<PageView['saves']>) => (
  <button type="submit" form={form} class="hidden" tabindex={-1}>
    {does}
  </button>
)

/** The page in the other languages. Where typed text would be lost, the names are buttons of its form, which saves and goes on in that language. */
function LanguageBar({
  language,
  rest,
  label,
  saves,
}: {
  language: Language
  rest: string
  label: string
  saves: string | undefined
}) {
  const of = (l: Language) => ({
    lang: l,
    dir: direction(l),
    'aria-current': l === language ? ('true' as const) : undefined,
  })
  return (
    <nav class="langs" aria-label={label}>
      <ul>
        {LANGUAGES.map((l) => (
          <li key={l}>
            {saves ? (
              <button type="submit" form={saves} formaction={`/${l}${rest}`} name="_do" value="stay" {...of(l)}>
                {NATIVE_NAMES[l]}
              </button>
            ) : (
              <a href={`/${l}${rest}`} hreflang={l} {...of(l)}>
                {NATIVE_NAMES[l]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Brand({ edition, language, name }: { edition: EditionScope | null; language: Language; name: string }) {
  return (
    <a class="brand" href={edition ? pathTo(language, edition.slug) : pathTo(language)}>
      <svg
        viewBox="0 0 40 32"
        width="40"
        height="32"
        aria-hidden="true"
        class="flip"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
      >
        <path d="M2 4c10 0 9 12 19 12h8M2 12c9 0 9 4 17 4M2 20c9 0 9-4 17-4M2 28c10 0 9-12 19-12" />
        <circle cx="33.5" cy="16" r="4.2" fill="currentColor" />
      </svg>
      <span class="brand__name">
        {name}
        {edition && <small>{formatDays(edition.startsOn, edition.endsOn, language)}</small>}
      </span>
    </a>
  )
}

type OfEdition = { frame: Frame; edition: EditionScope }

function Navigation({ frame, edition, section }: OfEdition & { section: string | undefined }) {
  const { language, viewer, house } = frame
  const t = pageTexts(language)
  const link = (of: string, href: string, words: string) => (
    <li key={of}>
      <a href={href} aria-current={of === section ? 'page' : undefined}>
        {words}
      </a>
    </li>
  )
  const entries = house.nav.filter(({ rule }) => rule.allows(viewer, edition))
  const shown = (some: typeof entries) =>
    some.map((entry) => link(entry.section, entry.href(language, edition), entry.label(language)))
  const further = entries.filter((entry) => entry.further)
  return (
    <nav class="nav" aria-label={t('nav')}>
      <ul>
        {shown(entries.filter((entry) => !entry.further))}
        {further.length > 0 && (
          <li>
            <details class="nav__further">
              <summary aria-current={further.some((entry) => entry.section === section) ? 'true' : undefined}>
                {t('nav.further')}
              </summary>
              <ul>{shown(further)}</ul>
            </details>
          </li>
        )}
        {tabsFor(frame, edition).length > 0 && link(DESK, pathTo(language, edition.slug, 'desk'), t('nav.desk'))}
      </ul>
    </nav>
  )
}

/** The section of every page of the desk. */
const DESK = 'desk'

const tabsFor = ({ house, viewer }: Frame, edition: EditionScope) =>
  house.desk.filter(({ rule }) => rule.allows(viewer, edition))

/** So many parts of the desk fit on one line of a desk, in the language with the longest words. */
const TABS_IN_LINE = 7

/** The parts of the desk; they stand on every page of it, those later in the process behind a word. */
function DeskNavigation({ frame, edition }: OfEdition) {
  const { language, rest } = frame
  const [, here] = rest.slice(`/${edition.slug}/`.length).split(/[/?]/)
  const t = pageTexts(language)
  const tabs = tabsFor(frame, edition)
  const isHere = ({ pages }: (typeof tabs)[number]) => pages.some((page) => page === here)
  const shown = (some: typeof tabs) =>
    some.map((tab) => (
      <li key={tab.pages[0]}>
        <a href={pathTo(language, edition.slug, 'desk', tab.pages[0])} aria-current={isHere(tab) ? 'true' : undefined}>
          {tab.label(language)}
        </a>
      </li>
    ))
  const further = tabs.slice(TABS_IN_LINE)
  return (
    <nav class="desknav" aria-label={t('nav.desk')}>
      <ul class="wrap">
        {shown(tabs.slice(0, TABS_IN_LINE))}
        {further.length > 0 && (
          <li>
            <details class="nav__further">
              <summary aria-current={further.some(isHere) ? 'true' : undefined}>
                {further.find(isHere)?.label(language) ?? t('nav.further')}
              </summary>
              <ul>{shown(further)}</ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}

function Crumbs({ crumbs, label }: { crumbs: Crumb[]; label: string }) {
  return (
    <nav class="crumbs wrap" aria-label={label}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.href ? (
              <a href={crumb.href} lang={crumb.lang}>
                {crumb.label}
              </a>
            ) : (
              <span aria-current="page" lang={crumb.lang}>
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer({ edition, language }: { edition: EditionScope; language: Language }) {
  const t = pageTexts(language)
  return (
    <footer class="footer">
      <div class="wrap">
        <div>
          <h2>{t('footer.secretariat')}</h2>
          <p>
            <a href={`mailto:${edition.contactEmail}`}>{t('footer.write')}</a>
          </p>
        </div>
        <div>
          <h2>{t('footer.time')}</h2>
          <p>{t('footer.zone', { city: cityName(edition.zone, edition, language) })}</p>
        </div>
      </div>
    </footer>
  )
}

/** A heading in the margin and the matter beside it. */
export function Chapter({
  id,
  heading,
  aside,
  children,
}: {
  id: string
  heading: ComponentChildren
  aside?: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <section class="chapter" aria-labelledby={id}>
      <div class="chapter__head">
        <h2 id={id}>{heading}</h2>
        {aside && <p>{aside}</p>}
      </div>
      {children}
    </section>
  )
}

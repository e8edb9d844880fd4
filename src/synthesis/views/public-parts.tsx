import type { EditionScope } from '../../access/public.ts'
import { Knot } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language, pickText } from '../../platform/languages/public.ts'
import type { RegisterWords } from '../../register/public.ts'
import type { Published, Quote, ShownPoint } from '../published.ts'
import { synthesisTexts } from '../texts.ts'

export type Here = {
  readonly edition: EditionScope
  readonly language: Language
  readonly published: Published
  readonly words: RegisterWords
}

export const herePath = ({ edition, language }: Here, ...more: (string | number)[]) =>
  pathTo(language, edition.slug, 'synthesis', ...more)

/** Somebody's words, in their own language, with who said them and where they stand whole. */
export function PublicQuote({ here, quote }: { here: Here; quote: Quote }) {
  const t = synthesisTexts(here.language)
  const { from } = quote
  const written = from.organization ? (from.organizationLanguage ?? undefined) : from.language
  return (
    <figure class="quoted" id={`passage-${quote.id}`}>
      <blockquote class="voice voice--s" lang={quote.language} dir={direction(quote.language)}>
        {quote.words}
      </blockquote>
      <figcaption class="small">
        <a href={herePath(here, 'submissions', from.reference)}>
          <bdi dir="ltr">{from.reference}</bdi>
        </a>{' '}
        <bdi lang={written}>{from.organization ?? from.submitter}</bdi>{' '}
        {quote.stale && <span class="tag">{t('passage.stale', { version: quote.version })}</span>}
      </figcaption>
    </figure>
  )
}

/** A point with the words it is made of. */
export function PointShown({ here, point }: { here: Here; point: ShownPoint }) {
  const { text, language } = pickText(point.words, here.language)
  return (
    <article class="point" id={`point-${point.number}`}>
      <h3>
        <span class="point__number">{point.number}</span>{' '}
        <span lang={language} dir={direction(language)}>
          {text}
        </span>
      </h3>
      {point.quotes.map((quote) => (
        <PublicQuote key={quote.id} {...{ here, quote }} />
      ))}
    </article>
  )
}

/** What became of a submission: its state, and the sessions that grew from it. */
export function Became({ here, from }: { here: Here; from: Quote['from'] }) {
  const t = synthesisTexts(here.language)
  const sessions = here.published.sessions.get(from.reference) ?? []
  return (
    <>
      <p>{here.words.property('state', from.state)}</p>
      {sessions.map((session) => (
        <p key={session.number}>
          <a href={pathTo(here.language, here.edition.slug, 'sessions', session.number)}>
            {t('became.session', { number: session.number })}
          </a>{' '}
          <bdi lang={session.language} dir={direction(session.language)}>
            {session.title}
          </bdi>
        </p>
      ))}
    </>
  )
}

/** One step of a thread. */
export const Step = ({ kind, reached = true, head, children }: StepProps) => (
  <li class={reached ? 'knot' : 'knot is-todo'}>
    <Knot kind={kind} reached={reached} />
    <p class="knot__kind">
      <b>{head}</b>
    </p>
    {children}
  </li>
)
type StepProps = {
  kind: Parameters<typeof Knot>[0]['kind']
  reached?: boolean
  head: string
  children: import('preact').ComponentChildren
}

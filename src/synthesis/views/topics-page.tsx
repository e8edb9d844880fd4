import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import {
  direction,
  formatList,
  formatNumber,
  isLanguage,
  type Language,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import type { SuggestedTopic, Suggestions } from '../../topics/public.ts'
import { synthesisTexts } from '../texts.ts'
import { type At, deskPath, SixWords } from './parts.tsx'

type Props = {
  at: At
  /** null: a machine has not sorted the texts yet. */
  suggestions: Suggestions | null
  /** References of which passages have been taken already. */
  taken: ReadonlySet<string>
}

/** How a machine would sort the texts: to be merged, named or passed over by people. */
export function TopicsPage({ at, suggestions, taken }: Props) {
  const { language, edition } = at
  const t = synthesisTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('topics.title')}</h1>
        <p class="lede">{t('topics.lead')}</p>
        {suggestions && (
          <p class="small">
            {t.parts('topics.of', {
              texts: suggestions.texts,
              time: <Moment at={suggestions.at} zone={edition.zone} language={language} weekday={false} />,
            })}{' '}
            {t(suggestions.reliable ? 'topics.reliable' : 'topics.unreliable')}
            {suggestions.service && ` ${t('topics.service', { service: suggestions.service })}`}
          </p>
        )}
      </div>
      {!suggestions || suggestions.topics.length === 0 ? (
        <p class="notice">{t(suggestions ? 'topics.none' : 'topics.not-yet')}</p>
      ) : (
        suggestions.topics.map((topic, n) => (
          <OneTopic key={topic.references[0]} {...{ at, topic, taken }} number={n + 1} service={suggestions.service} />
        ))
      )}
      {suggestions && suggestions.unplaced.length > 0 && (
        <Chapter id="unplaced" heading={t('topics.unplaced')} aside={t('topics.unplaced.why')}>
          <References {...{ at, taken }} of={suggestions.unplaced} />
        </Chapter>
      )}
    </div>
  )
}

type OneProps = { at: At; topic: SuggestedTopic; taken: ReadonlySet<string>; number: number; service: string | null }

function OneTopic({ at, topic, taken, number, service }: OneProps) {
  const { language } = at
  const t = synthesisTexts(language)
  const { text, language: of } = pickText(topic.name, language)
  return (
    <Chapter
      id={`topic-${number}`}
      heading={t('topics.one', { number })}
      aside={t('topics.holds', {
        count: topic.references.length,
        stability: formatNumber(Math.round(topic.stability * 100), language),
      })}
    >
      <div class="stack">
        {text && service && (
          <p>
            <b lang={of} dir={direction(of)}>
              {text}
            </b>{' '}
            <span class="tag">{t('topics.machine')}</span>
          </p>
        )}
        <Phrases {...{ topic, language }} />
        {topic.passages.map(({ id, language: own, passage }) => (
          <figure class="quoted" key={String(id)}>
            <blockquote
              class="voice voice--s"
              {...(isLanguage(own) ? { lang: own, dir: direction(own) } : { dir: 'auto' })}
            >
              {passage}
            </blockquote>
            <figcaption class="small">
              <a href={deskPath(at, 'read', String(id))}>
                <bdi dir="ltr">{String(id)}</bdi>
              </a>
            </figcaption>
          </figure>
        ))}
        <details>
          <summary>{t('topics.all', { count: topic.references.length })}</summary>
          <References {...{ at, taken }} of={topic.references} />
        </details>
        {at.may && (
          <details>
            <summary>{t('topics.theme')}</summary>
            <form method="post" action={deskPath(at, 'themes')} class="stack">
              <SixWords language={language} id={`topic-${number}`} label={t('themes.name')} words={{}} />
              <p>
                <button type="submit" class="btn btn--second btn--small">
                  {t('themes.make')}
                </button>
              </p>
            </form>
          </details>
        )}
      </div>
    </Chapter>
  )
}

/** What sets a topic apart, in people's own words, by their language. */
function Phrases({ topic, language }: { topic: SuggestedTopic; language: Language }) {
  return (
    <dl class="phrases">
      {Object.entries(topic.phrases)
        .filter(([, phrases]) => phrases.length > 0)
        .map(([of, phrases]) => (
          <div key={of}>
            <dt>{isLanguage(of) ? NATIVE_NAMES[of] : of}</dt>
            <dd {...(isLanguage(of) ? { lang: of, dir: direction(of) } : { dir: 'auto' })}>
              {formatList(phrases, isLanguage(of) ? of : language)}
            </dd>
          </div>
        ))}
    </dl>
  )
}

function References({ at, taken, of }: { at: At; taken: ReadonlySet<string>; of: readonly string[] }) {
  const t = synthesisTexts(at.language)
  return (
    <ul class="plain small references">
      {of.map((reference) => (
        <li key={reference}>
          <a href={deskPath(at, 'read', reference)}>
            <bdi dir="ltr">{reference}</bdi>
          </a>
          {taken.has(reference) && (
            <>
              {' '}
              <span class="tag">{t('topics.taken')}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

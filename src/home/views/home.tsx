import { ChangeList } from '../../consultation/parts.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import { hasText, pickText } from '../../platform/languages/public.ts'
import { CountersList, RegisterEntry } from '../../register/parts.ts'
import { NewestDocuments, NewsList } from '../../site/parts.ts'
import { homeTexts } from '../texts.ts'
import { Calls } from './calls.tsx'
import { EditionFacts } from './edition-facts.tsx'
import type { HomeProps } from './home-props.ts'
import { NextAndDocuments } from './next-and-documents.tsx'
import { PathOfPhases } from './path.tsx'
import { StageBlock } from './stage-block.tsx'

export function HomePage(props: HomeProps) {
  const { edition, facts, phases, calls, counters, fibres, axis, now, language } = props
  // A forum without a theme stands under the name of its consultation.
  const [over, theme] = (
    hasText(facts.theme) ? [facts.processTitle, facts.theme] : [edition.title, facts.processTitle]
  ).map((words) => pickText(words, language))
  const [head, ...rest] = theme?.text.split(/(?<=[:：])/) ?? []
  return (
    <>
      <div class="wrap">
        <div class="edition">
          <p class="over">{over?.text}</p>
          <h1 lang={theme?.language}>
            {head}
            {rest.length > 0 && <span class="theme-rest">{rest.join('')}</span>}
          </h1>
        </div>
        <StageBlock {...props} />
        <EditionFacts {...props} />
        <PathOfPhases {...{ edition, facts, phases, axis, fibres, received: counters.received, now, language }} />
      </div>
      <div class="wrap mt-7">
        <News {...props} />
        <Calls {...props} calls={calls} />
        <Voices {...props} />
        <NextAndDocuments {...props} />
        <Library {...props} />
        <Changes {...props} />
      </div>
    </>
  )
}

const NEWEST = 3

/** What the secretariat announced last. */
function News({ edition, news, language }: HomeProps) {
  const t = homeTexts(language)
  if (news.length === 0) return null
  return (
    <Chapter id="news" heading={t('news.title')}>
      <div class="stack">
        <NewsList {...{ edition, language }} pages={news.slice(0, NEWEST)} />
        <p>
          <a href={pathTo(language, edition.slug, 'news')}>{t('news.all')}</a> ·{' '}
          <a href={pathTo(language, edition.slug, 'practical')}>{t('news.practical')}</a>
        </p>
      </div>
    </Chapter>
  )
}

/** What the secretariat handed out last. */
function Library({ edition, library, language }: HomeProps) {
  const t = homeTexts(language)
  if (library.length === 0) return null
  return (
    <Chapter id="library" heading={t('library.title')}>
      <div class="stack">
        <NewestDocuments {...{ edition, language }} documents={library.slice(0, NEWEST)} />
        <p>
          <a href={pathTo(language, edition.slug, 'library')}>{t('library.all')}</a>
        </p>
      </div>
    </Chapter>
  )
}

/** The three counters, and what came last, each in its own language. */
function Voices({ edition, counters, latest, words, now, language }: HomeProps) {
  const t = homeTexts(language)
  return (
    <Chapter id="said" heading={t('said.title')} aside={t('said.aside')}>
      {counters.received === 0 ? (
        <div>
          <p class="measure">{t('said.none')}</p>
        </div>
      ) : (
        <div>
          <CountersList {...{ counters, now, zone: edition.zone, language }} />
          <ul class="entries mt-6">
            {latest.map((entry) => (
              <RegisterEntry key={entry.reference} {...{ edition, language, entry, words }} />
            ))}
          </ul>
          <p class="mt-4">
            <a class="btn btn--second" href={pathTo(language, edition.slug, 'submissions')}>
              {t('said.all')} <Icon name="next" flip />
            </a>
          </p>
        </div>
      )}
    </Chapter>
  )
}

function Changes({ edition, changes, calls, phases, language }: HomeProps) {
  const t = homeTexts(language)
  if (changes.length === 0 && calls.every((call) => call.changes.length === 0)) return null
  return (
    <Chapter id="changes" heading={t('changes.title')} aside={t('changes.aside')}>
      <ChangeList {...{ changes, calls, phases, zone: edition.zone, language }} />
    </Chapter>
  )
}

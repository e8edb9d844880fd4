import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { InFormats } from '../../page/parts/in-formats.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { Kind } from '../kinds.ts'
import { documentTexts } from '../texts.ts'
import { fileName, type Version } from '../versions.ts'

type Props = {
  edition: EditionScope
  language: Language
  /** Published ones, the newest first. */
  versions: readonly Version[]
  /** What anyone may have made now. */
  atAnyTime: readonly Kind[]
}

/** What the secretariat has published, and what can be had at any time. */
export function DocumentsPage({ edition, language, versions, atAnyTime }: Props) {
  const t = documentTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('pub.title')}</h1>
        <p class="lede">{t('pub.lead')}</p>
      </div>
      {[...Map.groupBy(versions, ({ kind }) => kind)].map(([kind, of]) => (
        <Chapter key={kind} id={`kind-${kind}`} heading={t(`kind.${kind}`)}>
          <ul class="plain stack">
            {of.map((version) => (
              <Published key={version.id} {...{ edition, language, version }} />
            ))}
          </ul>
        </Chapter>
      ))}
      {atAnyTime.length > 0 && (
        <Chapter id="now" heading={t('pub.now')} aside={t('pub.now.lead')}>
          <ul class="plain stack">
            {atAnyTime.map((kind) => (
              <li key={kind}>
                <b>{t(`kind.${kind}`)}</b>
                <br />
                <InFormats
                  name={t(`kind.${kind}`)}
                  of={(format) => pathTo(language, edition.slug, 'documents', 'files', `${kind}.${format}`)}
                />
              </li>
            ))}
          </ul>
        </Chapter>
      )}
      {versions.length === 0 && <p class="soft">{t('pub.none')}</p>}
    </div>
  )
}

function Published({ edition, language, version }: { edition: EditionScope; language: Language; version: Version }) {
  const t = documentTexts(language)
  const at = (when: Date) => <Moment at={when} zone={edition.zone} language={language} weekday={false} />
  return (
    <li>
      <b lang={version.language} dir={direction(version.language)}>
        {version.title}
      </b>{' '}
      · <bdi lang={version.language}>{NATIVE_NAMES[version.language]}</bdi>
      <br />
      <span class="small soft">
        {t('pub.version', { version: version.version })}
        {version.asOf && <> · {t.parts('pub.as-of', { time: at(version.asOf) })}</>}
        {version.publishedAt && <> · {t.parts('pub.published', { time: at(version.publishedAt) })}</>}
        {version.pages !== null && <> · {t('desk.pages', { count: version.pages })}</>}
      </span>
      <br />
      <InFormats
        name={version.title}
        of={(format) => pathTo(language, edition.slug, 'documents', 'published', fileName(version, format))}
      />
    </li>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { DOCUMENT_FORMATS } from '../../page/document-formats.ts'
import { Chapter } from '../../page/layout.tsx'
import { InFormats } from '../../page/parts/in-formats.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { besideIn } from '../../page/words.ts'
import { LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { KINDS } from '../kinds.ts'
import { documentTexts } from '../texts.ts'
import { isPublic, type Version } from '../versions.ts'

type Props = { edition: EditionScope; language: Language; versions: readonly Version[]; mayMake: boolean }

/** What has been made, what is being made, and a way to have more made. */
export function DeskDocumentsPage({ edition, language, versions, mayMake }: Props) {
  const t = documentTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        <p class="lede">{t('desk.lead')}</p>
      </div>
      {mayMake && (
        <>
          <Ordering {...{ edition, language }} />
          <p>
            <a href={`${pathTo(language, edition.slug, 'desk', 'mailings', 'words', language)}#foreword`}>
              {t('desk.foreword')}
            </a>
          </p>
        </>
      )}
      <Chapter id="versions" heading={t('desk.versions')}>
        {versions.length === 0 ? (
          <p>{t('desk.none')}</p>
        ) : (
          <Scroll of="versions">
            <table class="table-s">
              <thead>
                <tr>
                  <th scope="col">{t('desk.kind')}</th>
                  <th scope="col">{t('desk.language')}</th>
                  <th scope="col">{t('desk.state')}</th>
                  <th scope="col">{t('desk.files')}</th>
                </tr>
              </thead>
              <tbody>
                {versions.map((version) => (
                  <VersionRow key={version.id} {...{ edition, language, version, mayMake }} />
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Chapter>
    </div>
  )
}

const Ordering = ({ edition, language }: Pick<Props, 'edition' | 'language'>) => {
  const t = documentTexts(language)
  return (
    <form class="document-order" method="post" action={pathTo(language, edition.slug, 'desk', 'documents')}>
      <label>
        {t('desk.kind')}
        <select class="input" name="kind">
          {KINDS.toReversed().map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('desk.language')}
        <select class="input" name="language">
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one} selected={one === language}>
              {NATIVE_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="btn">
        {t('desk.make')}
      </button>
    </form>
  )
}

type RowProps = Omit<Props, 'versions'> & { version: Version }

function VersionRow({ edition, language, version, mayMake }: RowProps) {
  const t = documentTexts(language)
  const path = (...more: string[]) => pathTo(language, edition.slug, 'desk', 'documents', version.id, ...more)
  const name = besideIn(language)(t(`kind.${version.kind}`), t('desk.version', { version: version.version }))
  return (
    <tr>
      <th scope="row">
        <a href={path()}>{name}</a>
      </th>
      <td>
        <bdi lang={version.language}>{NATIVE_NAMES[version.language]}</bdi>
      </td>
      <td>
        <State {...{ edition, language, version }} />
      </td>
      <td>
        {version.state === 'made' && <InFormats name={name} of={path} />}
        {mayMake && version.state === 'asked' && (
          <form method="post" action={path('stop')}>
            <button type="submit" class="btn btn--quiet btn--small">
              {t('desk.stop')}
              <span class="hidden"> {name}</span>
            </button>
          </form>
        )}
        {mayMake && version.state === 'made' && (
          <>
            {' · '}
            <a href={path()}>
              {t(isPublic(version) ? 'desk.withdraw' : 'desk.publish')}
              <span class="hidden"> {name}</span>
            </a>
          </>
        )}
      </td>
    </tr>
  )
}

const FAULTS = ['nothing', 'large', 'faulty', 'stopped'] as const

/** Where a version stands, in words. */
export function State({ edition, language, version }: Pick<RowProps, 'edition' | 'language' | 'version'>) {
  const t = documentTexts(language)
  const at = (when: Date) => <Moment at={when} zone={edition.zone} language={language} weekday={false} />
  switch (version.state) {
    case 'asked':
      return (
        <>
          {t('desk.state.asked')}
          {' · '}
          {t('desk.progress', { ready: Object.keys(version.files).length, all: DOCUMENT_FORMATS.length })}
        </>
      )
    case 'failed': {
      const fault = FAULTS.find((one) => one === version.fault) ?? 'faulty'
      return (
        <>
          {t('desk.state.failed')} · {t(`desk.fault.${fault}`)}
        </>
      )
    }
    case 'made':
      if (version.withdrawnAt) return <>{t.parts('desk.state.withdrawn', { time: at(version.withdrawnAt) })}</>
      if (version.publishedAt) return <>{t.parts('desk.state.public', { time: at(version.publishedAt) })}</>
      return <>{t('desk.state.made')}</>
  }
}

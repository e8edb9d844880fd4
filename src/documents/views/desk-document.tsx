import type { EditionScope } from '../../access/public.ts'
import { InFormats } from '../../page/parts/in-formats.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { documentTexts } from '../texts.ts'
import { isPublic, type Version } from '../versions.ts'
import { State } from './desk-documents.tsx'

const REFUSALS = [
  'changed-meanwhile',
  'not-made',
  'public-already',
  'not-public',
  'not-allowed',
  'not-confirmed',
  'document-unknown',
] as const

type Props = {
  edition: EditionScope
  language: Language
  version: Version
  /** Of what is shown here, for the form that confirms; null when nothing can be done with it. */
  seen: string | null
  refusal: string | undefined
}

/** One version: its files, and its publication or withdrawal after a look. */
export function DeskDocumentPage({ edition, language, version, seen, refusal }: Props) {
  const t = documentTexts(language)
  const path = (...more: string[]) => pathTo(language, edition.slug, 'desk', 'documents', version.id, ...more)
  const refused = REFUSALS.find((one) => one === refusal)
  const does = isPublic(version) ? 'withdraw' : 'publish'
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          {t('desk.version', { version: version.version })} ·{' '}
          <bdi lang={version.language}>{NATIVE_NAMES[version.language]}</bdi>
        </p>
        <h1>{t(`kind.${version.kind}`)}</h1>
        {version.title && (
          <p class="lede" lang={version.language} dir={direction(version.language)}>
            {version.title}
          </p>
        )}
      </div>
      <div class="stack">
        {refused && <p role="alert">{t(`refusal.${refused}`)}</p>}
        <p>
          <State {...{ edition, language, version }} />
          {version.asOf && (
            <>
              {' · '}
              {t.parts('pub.as-of', {
                time: <Moment at={version.asOf} zone={edition.zone} language={language} weekday={false} />,
              })}
            </>
          )}
          {version.pages !== null && <> · {t('desk.pages', { count: version.pages })}</>}
        </p>
        {version.state === 'made' && (
          <p>
            <Pair language={language} name={t('desk.files')}>
              <InFormats name={version.title} of={path} />
            </Pair>
          </p>
        )}
        {seen && (
          <form method="post" action={path(does)} class="stack">
            <p>{t(`desk.confirm.${does}`)}</p>
            <input type="hidden" name="seen" value={seen} />
            <button type="submit" class="btn">
              {t(`desk.do.${does}`)}
            </button>
          </form>
        )}
        <p>
          <a href={pathTo(language, edition.slug, 'desk', 'documents')}>{t('desk.back')}</a>
        </p>
      </div>
    </div>
  )
}

import type { EditionScope } from '../../../access/public.ts'
import { fileName, type Version } from '../../../documents/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Named } from '../../../page/parts/named.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import { pathTo } from '../../../page/route.ts'
import { HANDED_OUT } from '../../../platform/files/handed-out.ts'
import { direction, formatNumber, type Language, NATIVE_NAMES, pickText } from '../../../platform/languages/public.ts'
import { siteTexts } from '../../texts.ts'
import { byLanguage, type LibraryDocument, type LibraryFile } from '../library.ts'

type LibraryProps = {
  edition: EditionScope
  language: Language
  /** What the secretariat handed out, the newest first. */
  documents: readonly LibraryDocument[]
  /** Documents the program made that are public. */
  versions: readonly Version[]
}

export const fileAddress = (
  { edition, language }: Pick<LibraryProps, 'edition' | 'language'>,
  document: LibraryDocument,
  file: LibraryFile,
) => pathTo(language, edition.slug, 'library', document.id, file.language, file.version)

/** Everything there is to take along: what the secretariat hands out, and what was made of the consultation itself. */
export function LibraryPage(props: LibraryProps) {
  const { edition, language, documents, versions } = props
  const t = siteTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('library.title')}</h1>
        <p class="lede">{t('library.lead')}</p>
      </div>
      {documents.length + versions.length === 0 && <p>{t('library.empty')}</p>}
      {documents.map((document) => (
        <OneDocument key={document.id} {...props} document={document} />
      ))}
      {versions.length > 0 && (
        <Chapter id="made" heading={t('library.made')} aside={t('library.made.aside')}>
          <div class="stack">
            <ul class="plain stack">
              {versions.map((version) => (
                <li key={version.id}>
                  <a
                    href={pathTo(language, edition.slug, 'documents', 'published', fileName(version, 'pdf'))}
                    lang={version.language}
                    dir={direction(version.language)}
                  >
                    {version.title}
                  </a>{' '}
                  <span class="small soft">
                    <bdi lang={version.language}>{NATIVE_NAMES[version.language]}</bdi>
                    {' · '}
                    {t('library.version', { version: version.version })}
                  </span>
                </li>
              ))}
            </ul>
            <p>
              <a href={pathTo(language, edition.slug, 'documents')}>{t('library.made.all')}</a>
            </p>
          </div>
        </Chapter>
      )}
    </div>
  )
}

function OneDocument({ document, ...props }: LibraryProps & { document: LibraryDocument }) {
  const { language } = props
  const t = siteTexts(language)
  const about = pickText(document.about, language)
  return (
    <Chapter id={`document-${document.id}`} heading={<Named content={document.title} language={language} />}>
      <div class="stack">
        {about.text && (
          <p lang={about.language} dir={direction(about.language)}>
            {about.text}
          </p>
        )}
        <ul class="plain">
          {byLanguage(document.files).map(({ language: of, newest, earlier }) => (
            <li key={of}>
              <FileLink {...props} document={document} file={newest} />
              {earlier.length > 0 && (
                <details class="small">
                  <summary>{t('library.earlier', { count: earlier.length })}</summary>
                  <ul class="plain">
                    {earlier.map((file) => (
                      <li key={file.id}>
                        <FileLink {...props} document={document} file={file} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Chapter>
  )
}

const KILOBYTE = 1024

/** A file by its language, with what it is, how large, and since when it can be had. */
export function FileLink({
  document,
  file,
  ...props
}: Pick<LibraryProps, 'edition' | 'language'> & { document: LibraryDocument; file: LibraryFile }) {
  const { edition, language } = props
  const t = siteTexts(language)
  return (
    <>
      <a href={fileAddress(props, document, file)} hreflang={file.language}>
        <bdi lang={file.language}>{NATIVE_NAMES[file.language]}</bdi>{' '}
        <span class="hidden">{pickText(document.title, language).text}</span>
      </a>{' '}
      <span class="small soft">
        <bdi dir="ltr">{(HANDED_OUT[file.mediaType] ?? '').toUpperCase()}</bdi>
        {' · '}
        {t('library.size', { size: formatNumber(Math.max(1, Math.round(file.size / KILOBYTE)), language) })}
        {' · '}
        {t('library.version', { version: file.version })}
        {file.publishedAt && (
          <>
            {' · '}
            <Moment at={file.publishedAt} zone={edition.zone} language={language} weekday={false} />
          </>
        )}
      </span>
    </>
  )
}

/** The newest of the library, for a front page. */
export const NewestDocuments = ({ edition, language, documents }: Omit<LibraryProps, 'versions'>) => (
  <ul class="plain stack">
    {documents.map((document) => (
      <li key={document.id}>
        <a href={`${pathTo(language, edition.slug, 'library')}#document-${document.id}`}>
          <Named content={document.title} language={language} />
        </a>
      </li>
    ))}
  </ul>
)

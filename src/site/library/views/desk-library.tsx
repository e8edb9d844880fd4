import type { EditionScope } from '../../../access/public.ts'
import { Act, Labelled, Part, Problem } from '../../../page/parts/acting.tsx'
import { LanguageField } from '../../../page/parts/language-field.tsx'
import { Named } from '../../../page/parts/named.tsx'
import { Scroll } from '../../../page/parts/scroll.tsx'
import { pathTo } from '../../../page/route.ts'
import { HANDED_OUT } from '../../../platform/files/handed-out.ts'
import {
  direction,
  LANGUAGES,
  type Language,
  type Localized,
  NATIVE_NAMES,
} from '../../../platform/languages/public.ts'
import { siteTexts } from '../../texts.ts'
import { byLanguage, type LibraryDocument, type LibraryFile, standingOf } from '../library.ts'
import { FileLink } from './library-page.tsx'

type Props = { edition: EditionScope; language: Language }

/** On the desk: every document of the library, and in which languages it can be had. */
export function DeskLibraryPage({
  edition,
  language,
  documents,
  mayEdit,
}: Props & { documents: readonly LibraryDocument[]; mayEdit: boolean }) {
  const t = siteTexts(language)
  const to = (id: string) => pathTo(language, edition.slug, 'desk', 'library', id)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('library.title')}</h1>
        <p class="lede">{t('library.desk.lead')}</p>
        {mayEdit && (
          <p class="actions">
            <a class="btn btn--second" href={to('new')}>
              {t('library.new')}
            </a>
          </p>
        )}
      </div>
      {documents.length === 0 ? (
        <p>{t('library.desk.none')}</p>
      ) : (
        <ul class="plain stack">
          {documents.map((document) => {
            const open = document.files.filter((file) => standingOf(file) === 'public')
            return (
              <li key={document.id}>
                <a href={to(document.id)}>
                  <Named content={document.title} language={language} />
                </a>{' '}
                <span class="small soft">
                  {open.length === 0
                    ? t('library.standing.none')
                    : byLanguage(open)
                        .map((one) => NATIVE_NAMES[one.language])
                        .join(' · ')}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

type DeskDocument = Props & {
  /** null: a new one. */
  document: LibraryDocument | null
  typed: { readonly title: Localized; readonly about: Localized }
  /** null: the reader may only look. */
  seen: string | null
  problem: string | undefined
}

/** One document of the library: its words in six languages, its files, and what becomes of each. */
export function DeskDocumentPage(props: DeskDocument) {
  const { language, document, problem, seen } = props
  const t = siteTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{document ? <Named content={document.title} language={language} /> : t('library.new')}</h1>
      </div>
      <Problem text={problem} />
      {document && (
        <Part id="files" heading={t('library.files')}>
          {document.files.length === 0 ? <p>{t('library.files.none')}</p> : <Files {...props} document={document} />}
          {seen !== null && <Adding {...props} document={document} />}
        </Part>
      )}
      {seen !== null && (
        <Part id="words" heading={t('library.words')}>
          <WordsOfIt {...props} />
        </Part>
      )}
    </div>
  )
}

const hereOf = ({ edition, language, document }: DeskDocument) =>
  pathTo(language, edition.slug, 'desk', 'library', document?.id ?? 'new')

type WithDocument = DeskDocument & { document: LibraryDocument }

function Files(props: WithDocument) {
  const { language, document, seen } = props
  const t = siteTexts(language)
  return (
    <Scroll of="files">
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col">{t('library.file')}</th>
            <th scope="col">{t('library.standing')}</th>
            {seen !== null && <th scope="col">{t('library.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {document.files.map((file) => (
            <tr key={file.id}>
              <td>
                <FileLink {...props} file={file} />
              </td>
              <td>{t(`library.standing.${standingOf(file)}`)}</td>
              {seen !== null && (
                <td>
                  <ChangeStanding {...props} file={file} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function ChangeStanding({ file, ...props }: WithDocument & { file: LibraryFile }) {
  const t = siteTexts(props.language)
  const isOpen = standingOf(file) === 'public'
  return (
    <Act
      act={isOpen ? 'withdraw' : 'publish'}
      to={hereOf(props)}
      seen={props.seen}
      label={t(isOpen ? 'library.withdraw' : 'library.publish')}
      look={isOpen ? 'wrong' : 'second'}
    >
      <input type="hidden" name="file" value={file.id} />
    </Act>
  )
}

/** Sent with a file, so it is a form of its own kind. */
function Adding(props: WithDocument) {
  const t = siteTexts(props.language)
  const accept = Object.values(HANDED_OUT).map((ending) => `.${ending}`)
  return (
    <form method="post" action={hereOf(props)} class="stack" enctype="multipart/form-data">
      <input type="hidden" name="seen" value={props.seen ?? ''} />
      <LanguageField id="language" label={t('library.language')} chosen={props.language} />
      <Labelled id="sent" label={t('library.sent')} help={t('library.sent.help')}>
        <input class="input" type="file" id="sent" name="sent" accept={accept.join()} aria-describedby="sent-help" />
      </Labelled>
      <p>
        <button type="submit" class="btn btn--second" name="act" value="add">
          {t('library.add')}
        </button>
      </p>
    </form>
  )
}

function WordsOfIt(props: DeskDocument) {
  const { language, typed } = props
  const t = siteTexts(language)
  return (
    <Act act="save" to={hereOf(props)} seen={props.seen} label={t('library.save')}>
      <div class="site-languages">
        {LANGUAGES.map((one) => {
          const own = { lang: one, dir: direction(one) }
          return (
            <fieldset class="site-language" key={one}>
              <legend>
                <bdi lang={one}>{NATIVE_NAMES[one]}</bdi>
              </legend>
              <label class="field__label" for={`title-${one}`}>
                {t('edit.text.title')}
              </label>
              <input
                class="input"
                id={`title-${one}`}
                name={`title-${one}`}
                maxlength={200}
                value={typed.title[one] ?? ''}
                {...own}
              />
              <label class="field__label" for={`about-${one}`}>
                {t('library.about')}
              </label>
              <textarea class="input" id={`about-${one}`} name={`about-${one}`} rows={3} maxlength={1000} {...own}>
                {`\n${typed.about[one] ?? ''}`}
              </textarea>
            </fieldset>
          )
        })}
      </div>
    </Act>
  )
}

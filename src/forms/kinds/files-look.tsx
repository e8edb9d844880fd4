import { formatList, formatNumber, type Language } from '../../platform/languages/public.ts'
import type { FileAnswer } from '../answers.ts'
import { shortType } from '../files.ts'
import type { Question } from '../form.ts'
import { formsTexts } from '../texts.ts'
import { KINDS } from './all.ts'
import { broken } from './broken.tsx'
import { type ControlProps, type Look, look, type ShownProps, simple } from './look.ts'

const MEGABYTE = 1024 * 1024

/** Files handed in so far, each with a way to take it out, and a place for the next. */
function Files({ q, given, common, reader: { language } }: ControlProps<FileAnswer[]>) {
  const { max_items = 1, media_types = [] } = q.limits ?? {}
  const limits = `${q.id}-limits`
  const t = formsTexts(language)
  return (
    <>
      {given.length > 0 && (
        <ul class="plain files">
          {given.map((file) => (
            <KeptFile key={file.sha256} {...{ q, file, language }} />
          ))}
        </ul>
      )}
      {given.length < max_items && (
        <input
          {...common}
          type="file"
          accept={media_types.join(',')}
          multiple={max_items > 1}
          data-sending={t('field.file.sending')}
          data-waiting={t('field.file.waiting')}
          data-arrived={t('field.file.arrived')}
          aria-describedby={[common['aria-describedby'], limits].filter(Boolean).join(' ')}
        />
      )}
      <p class="field__help small" id={limits}>
        {t('field.file.limits', {
          count: max_items,
          megabytes: Math.floor((q.limits?.max_bytes ?? 0) / MEGABYTE),
          types: formatList(media_types.map(shortType), language, 'or'),
        })}
      </p>
    </>
  )
}

function KeptFile({ q, file, language }: { q: Question; file: FileAnswer; language: Language }) {
  const t = formsTexts(language)
  const megabytes = Math.max(Math.round((10 * file.size_bytes) / MEGABYTE) / 10, 0.1)
  return (
    <li>
      <span>
        <bdi>{file.filename}</bdi>{' '}
        <small class="soft">{t('field.file.size', { megabytes: formatNumber(megabytes, language) })}</small>
      </span>
      <button type="submit" class="btn btn--quiet" name="_do" value={`remove ${q.id} ${file.sha256}`}>
        {t('button.remove')}
        <span class="hidden"> {file.filename}</span>
      </button>
    </li>
  )
}

const Link = ({ file, href }: { file: FileAnswer; href: string | undefined }) =>
  href ? (
    <a href={href}>
      <bdi>{file.filename}</bdi>
    </a>
  ) : (
    <bdi>{file.filename}</bdi>
  )

const Pictures = ({ given, fileHref, picture, written }: ShownProps<FileAnswer[]>) =>
  given.map((file) => {
    const href = fileHref?.(file)
    return (
      <>
        {href && <img class="photo" src={href} alt={picture} lang={written} loading="lazy" decoding="async" />}
        <Link {...{ file, href }} />
      </>
    )
  })

const upload: Look<FileAnswer[]> = {
  ...simple,
  control: (props) => <Files {...props} />,
  show: ({ given, fileHref }) =>
    broken(given.map((file) => <Link key={file.sha256} file={file} href={fileHref?.(file)} />)),
}

export const file = look(KINDS.file, upload)
export const photo = look(KINDS.photo, { ...upload, show: (props) => broken(Pictures(props)) })

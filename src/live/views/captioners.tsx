import { Chapter } from '../../page/layout.tsx'
import { Labelled, Problem } from '../../page/parts/acting.tsx'
import { LanguageField } from '../../page/parts/language-field.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { formatTime, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { type Captioner, isSilent } from '../captions/turn.ts'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

/** A link that was given just now: nobody is told it again. */
export type Given = { readonly name: string; readonly address: string; readonly feed: string }

type Props = FloorProps & {
  readonly all: readonly Captioner[]
  readonly given: Given | null
  readonly typed: { readonly name: string; readonly language: Language }
  readonly refusal: string | null
}

/** Who writes captions by a link of their own; the chair gives the links and takes them back. */
export function CaptionersPage(props: Props) {
  const { language, here, all, given, refusal } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...props} />
      <Problem text={refusal ?? undefined} />
      <p class="row floor-ways no-print">
        <a href={`${here}/chair`}>{t('chair')}</a>
        <a href={`${here}/captions`}>{t('captions')}</a>
      </p>
      {given && <Link {...props} given={given} />}
      <Chapter id="captioners" heading={t('captioners')} aside={t('captioners.aside')}>
        {all.length === 0 ? <p class="soft">{t('captioners.none')}</p> : <List {...props} />}
      </Chapter>
      <Give {...props} />
    </div>
  )
}

function Link({ given, language }: Props & { given: Given }) {
  const t = liveTexts(language)
  return (
    <Chapter
      id="link"
      heading={t.parts('captioners.given', { name: <bdi>{given.name}</bdi> })}
      aside={t('captioners.once')}
    >
      <div class="stack" role="status">
        <p class="captioner-link">
          <a href={given.address}>
            <bdi dir="ltr">{given.address}</bdi>
          </a>
        </p>
        <h3>{t('captioners.feed')}</h3>
        <p class="captioner-link">
          <code dir="ltr">{given.feed}</code>
        </p>
        <p class="small soft measure">
          {t.parts('captioners.feed.how', { parameter: <code dir="ltr">&amp;seq=</code> })}
        </p>
      </div>
    </Chapter>
  )
}

function List(props: Props) {
  const { all, language } = props
  const t = liveTexts(language)
  return (
    <Scroll of="captioners-list">
      <table class="table-s">
        <caption class="hidden" id="captioners-list">
          {t('captioners')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('captioners.name')}</th>
            <th scope="col">{t('captions.language')}</th>
            <th scope="col">{t('captioners.state')}</th>
            <th scope="col">
              <span class="hidden">{t('captioners.do')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <Row key={one.id} {...props} captioner={one} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function stateOf({ writing, wroteAt, takenBackAt, ...one }: Captioner, now: Date) {
  if (takenBackAt) return 'captioners.is.back'
  if (!wroteAt) return 'captioners.is.away'
  if (!writing) return 'captioners.is.waiting'
  return isSilent({ ...one, writing, wroteAt, takenBackAt }, now) ? 'captioners.is.silent' : 'captioners.is.writing'
}

function Row({ captioner, here, language, now, meeting }: Props & { captioner: Captioner }) {
  const t = liveTexts(language)
  const does = captioner.takenBackAt ? 'restore' : 'take-back'
  return (
    <tr>
      <th scope="row">
        <bdi>{captioner.name}</bdi>
      </th>
      <td lang={captioner.language}>{NATIVE_NAMES[captioner.language]}</td>
      <td>
        {t(stateOf(captioner, now))}
        {captioner.wroteAt && (
          <span class="small soft nowrap">
            {' '}
            <bdi dir="ltr">{formatTime(captioner.wroteAt, language, meeting.zone)}</bdi>
          </span>
        )}
      </td>
      <td>
        <form method="post" action={`${here}/chair/captioners`}>
          <input type="hidden" name="captioner" value={captioner.id} />
          <button type="submit" class="btn btn--second btn--small" name="do" value={does}>
            {t(`captioners.${does}`)}
            <span class="hidden"> {captioner.name}</span>
          </button>
        </form>
      </td>
    </tr>
  )
}

function Give({ here, language, typed }: Props) {
  const t = liveTexts(language)
  return (
    <Chapter id="give-link" heading={t('captioners.give')}>
      <form method="post" action={`${here}/chair/captioners`}>
        <Labelled id="captioner-name" label={t('captioners.name')}>
          <input
            class="input input--m"
            id="captioner-name"
            name="name"
            required
            maxlength={120}
            dir="auto"
            value={typed.name}
          />
        </Labelled>
        <LanguageField id="captioner-language" label={t('captions.language')} chosen={typed.language} />
        <button type="submit" class="btn">
          {t('captioners.give')}
        </button>
      </form>
    </Chapter>
  )
}

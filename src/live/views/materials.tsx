import { Chapter } from '../../page/layout.tsx'
import { Labelled, Problem } from '../../page/parts/acting.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { LanguageField } from '../../page/parts/language-field.tsx'
import { Named, SaidBy } from '../../page/parts/named.tsx'
import { HANDED_OUT } from '../../platform/files/handed-out.ts'
import {
  direction,
  formatNumber,
  isoIn,
  LANGUAGES,
  type Language,
  NATIVE_NAMES,
} from '../../platform/languages/public.ts'
import { MATERIAL_KINDS, type Material } from '../materials/material.ts'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

const KILOBYTE = 1024

type Props = FloorProps & {
  readonly readerZone: string | null
  readonly mayChair: boolean
  readonly all: readonly Material[]
  /** In which languages the meeting has captions. */
  readonly captioned: readonly Language[]
  readonly typed: (name: string) => string
  readonly refusal: string | null
}

/** What a meeting leaves: its recordings, with their captions, and its documents. */
export function MaterialsPage(props: Props) {
  const { language, here, all, refusal, mayChair } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...props} mayChair={undefined} />
      <Problem text={refusal ?? undefined} />
      <p class="row floor-ways no-print">
        <a href={here}>{t('floor')}</a>
        <a href={`${here}/minutes`}>{t('minutes')}</a>
        <a href={`${here}/transcript`}>{t('transcript')}</a>
      </p>
      {all.length === 0 && <p class="soft">{t('materials.none')}</p>}
      {MATERIAL_KINDS.filter((kind) => all.some((one) => one.kind === kind)).map((kind) => (
        <Chapter key={kind} id={`all-${kind}`} heading={t(`materials.${kind}s`)}>
          <ul class="plain stack">
            {all
              .filter((one) => one.kind === kind)
              .map((one) => (
                <One key={one.id} {...props} material={one} />
              ))}
          </ul>
        </Chapter>
      ))}
      {mayChair && <Keep {...props} />}
    </div>
  )
}

function One(props: Props & { material: Material }) {
  const { material, language, mayChair, here } = props
  const t = liveTexts(language)
  return (
    <li class="stack">
      <p>
        <a href={material.address ?? `${here}/materials/${material.id}`} rel="noreferrer">
          <Named content={{ ...material.titles, [material.language]: material.title }} language={language} />
        </a>{' '}
        <span class="small soft" lang={material.language}>
          {NATIVE_NAMES[material.language]}
        </span>
        {material.file && (
          <span class="small soft">
            {' · '}
            <bdi>{HANDED_OUT[material.file.mediaType]?.toUpperCase()}</bdi>
            {' · '}
            {t('materials.size', {
              size: formatNumber(Math.max(1, Math.round(material.file.size / KILOBYTE)), language),
            })}
          </span>
        )}
      </p>
      {material.kind === 'recording' && <Captions {...props} />}
      {mayChair && <Lead {...props} />}
      {mayChair && material.publishedAt === null && <p class="small soft">{t('materials.kept')}</p>}
    </li>
  )
}

/** By what a recording can be followed without hearing it; else why there are no captions. */
function Captions({ material, captioned, here, language }: Props & { material: Material }) {
  const t = liveTexts(language)
  return (
    <>
      {captioned.length > 0 && (
        <ul class="row plain">
          {captioned.map((one) => (
            <li key={one}>
              <a class="chip" href={`${here}/captions.vtt?in=${one}&of=${material.id}`} lang={one}>
                {NATIVE_NAMES[one]}
              </a>
            </li>
          ))}
          <li class="small soft">{t('transcript.vtt')}</li>
        </ul>
      )}
      {material.exception && (
        <p class="notice">
          <Icon name="note" />{' '}
          <span>
            {t('materials.exception')} <SaidBy said={material.exception} language={language} />
          </span>
        </p>
      )}
    </>
  )
}

function Lead({ material, here, language }: Props & { material: Material }) {
  const does = material.publishedAt ? 'withdraw' : 'publish'
  return (
    <form method="post" action={`${here}/chair/materials`}>
      <input type="hidden" name="material" value={material.id} />
      <button type="submit" class="btn btn--second btn--small" name="do" value={does}>
        {liveTexts(language)(`materials.${does}`)}
        <span class="hidden"> {material.title}</span>
      </button>
    </form>
  )
}

function Keep(props: Props) {
  const { here, language, meeting, typed } = props
  const t = liveTexts(language)
  const begins = typed('begins') || isoIn(meeting.startsAt, meeting.zone).slice(0, 16)
  return (
    <Chapter id="keep-material" heading={t('materials.keep')} aside={t('materials.keep.aside')}>
      <form method="post" action={`${here}/chair/materials`} enctype="multipart/form-data">
        <fieldset class="field">
          <legend>{t('materials.kind')}</legend>
          <div class="choices">
            {MATERIAL_KINDS.map((kind) => (
              <label class="choice" key={kind}>
                <input type="radio" name="kind" value={kind} checked={kind === (typed('kind') || 'recording')} />
                <span>{t(`materials.kind.${kind}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Labelled id="material-title" label={t('materials.title')}>
          <input
            class="input"
            id="material-title"
            name="title"
            required
            maxlength={300}
            dir="auto"
            value={typed('title')}
          />
        </Labelled>
        <Labelled id="material-address" label={t('materials.address')} help={t('materials.address.help')}>
          <input
            class="input"
            id="material-address"
            name="address"
            type="url"
            maxlength={2000}
            dir="ltr"
            value={typed('address')}
          />
        </Labelled>
        <Labelled id="material-sent" label={t('materials.sent')} help={t('materials.sent.help')}>
          <input
            class="input"
            id="material-sent"
            name="sent"
            type="file"
            accept={Object.values(HANDED_OUT)
              .map((ending) => `.${ending}`)
              .join()}
            aria-describedby="material-sent-help"
          />
        </Labelled>
        <LanguageField id="material-language" label={t('materials.language')} chosen={typed('language') || language} />
        <OtherTitles {...props} />
        <Labelled id="material-begins" label={t('materials.begins')} help={t('materials.begins.help')}>
          <input class="input input--m" id="material-begins" name="begins" type="datetime-local" value={begins} />
        </Labelled>
        <Labelled id="material-exception" label={t('materials.why')} help={t('materials.why.help')}>
          <textarea class="input" id="material-exception" name="exception" rows={3} maxlength={2000} dir="auto">
            {typed('exception')}
          </textarea>
        </Labelled>
        <button type="submit" class="btn btn--second">
          {t('materials.keep')}
        </button>
      </form>
    </Chapter>
  )
}

/** What it is called in the other languages, for whoever reads those. */
function OtherTitles({ language, typed }: Props) {
  const t = liveTexts(language)
  return (
    <details class="more field">
      <summary>{t('materials.titles')}</summary>
      {LANGUAGES.map((one) => (
        <Labelled key={one} id={`material-title-${one}`} label={NATIVE_NAMES[one]}>
          <input
            class="input"
            id={`material-title-${one}`}
            name={`title-${one}`}
            maxlength={300}
            lang={one}
            dir={direction(one)}
            value={typed(`title-${one}`)}
          />
        </Labelled>
      ))}
    </details>
  )
}

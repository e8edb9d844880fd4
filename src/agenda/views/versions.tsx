import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { SaidBy } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import {
  formatDate,
  formatList,
  formatTime,
  isBlank,
  type Language,
  pickText,
  type Said,
} from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { AgendaChange } from '../agenda-changes.ts'
import { agendaTexts } from '../texts.ts'

type Version = { version: number; publishedAt: Date; note: Said; changes: AgendaChange[] }
type Props = { edition: EditionScope; versions: Version[]; language: Language }

export function VersionsPage({ edition, versions, language }: Props) {
  const t = agendaTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('versions.title')}</h1>
        <p class="lede">{versions.length === 0 ? t('agenda.none') : t('versions.lead')}</p>
      </div>
      {versions.map((v) => (
        <Chapter
          key={v.version}
          id={`version-${v.version}`}
          heading={t('versions.one', { version: v.version })}
          aside={[formatDate, formatTime].map((format) => format(v.publishedAt, language, edition.zone)).join(' · ')}
        >
          <div class="stack">
            {!isBlank(v.note) && (
              <p>
                <SaidBy said={v.note} language={language} />
              </p>
            )}
            <ul class="plain">
              {v.changes.map((change) => (
                <Change key={change.number} {...{ change, edition, language }} />
              ))}
            </ul>
          </div>
        </Chapter>
      ))}
    </div>
  )
}

/** One change of the agenda: what, from where to where, and why. */
export function Change({
  change,
  edition,
  language,
}: {
  change: AgendaChange
  edition: EditionScope
  language: Language
}) {
  const t = agendaTexts(language)
  const where = (at: NonNullable<AgendaChange['to']>) => {
    const day = formatDate(at.startsAt, language, edition.zone, 'weekdayDate')
    return [day, formatTime(at.startsAt, language, edition.zone), pickText(at.room.name, language).text].join(' · ')
  }
  const fields = change.fields.map((field) => t(`field.${field}`))
  return (
    <li class="told">
      <p>
        <b class={`state ${TONE[change.kind] ?? ''}`}>{t(`change.${change.kind}`)}</b>
      </p>
      <div>
        <p>
          {change.number}{' '}
          <a href={pathTo(language, edition.slug, 'sessions', change.number)}>
            <Own language={change.language}>{change.title}</Own>
          </a>
        </p>
        {change.from && <p class="small soft">{t('change.was', { where: where(change.from) })}</p>}
        {change.to && <p class="small soft">{t('change.is', { where: where(change.to) })}</p>}
        {fields.length > 0 && <p class="small soft">{t('change.fields', { fields: formatList(fields, language) })}</p>}
        {!isBlank(change.reason) && (
          <p class="small">
            <SaidBy said={change.reason} language={language} />
          </p>
        )}
      </div>
    </li>
  )
}

/** What a reader may have to act upon stands out. */
const TONE: Partial<Record<AgendaChange['kind'], string>> = {
  new: 'state--good',
  restored: 'state--good',
  moved: 'state--care',
  cancelled: 'state--wrong',
  postponed: 'state--wrong',
  unplaced: 'state--care',
}

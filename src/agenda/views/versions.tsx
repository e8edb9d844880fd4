import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { SaidBy } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatTime, isBlank, type Language, type Said } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { AgendaChange } from '../agenda-changes.ts'
import { factsOf } from '../change-in-words.ts'
import { agendaTexts } from '../texts.ts'
import { CompareVersions } from './compare-versions.tsx'

type Version = { version: number; publishedAt: Date; name: Said; note: Said; changes: AgendaChange[] }
type Props = { edition: EditionScope; versions: Version[]; language: Language }

export function VersionsPage({ edition, versions, language }: Props) {
  const t = agendaTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('versions.title')}</h1>
        <p class="lede">{versions.length === 0 ? t('agenda.none') : t('versions.lead')}</p>
        {versions.length > 0 && (
          <p class="small row no-print">
            <a href={pathTo(language, edition.slug, 'agenda', 'changes.atom')}>{t('changes.feed')}</a>
          </p>
        )}
      </div>
      {versions.length > 1 && <CompareVersions {...{ edition, language }} versions={versions.map((v) => v.version)} />}
      {versions.map((v) => (
        <Chapter
          key={v.version}
          id={`version-${v.version}`}
          heading={t('versions.one', { version: v.version })}
          aside={[formatDate, formatTime].map((format) => format(v.publishedAt, language, edition.zone)).join(' · ')}
        >
          <div class="stack">
            {!isBlank(v.name) && (
              <p>
                <b>
                  <SaidBy said={v.name} language={language} />
                </b>
              </p>
            )}
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
  return (
    <li class="told">
      <p>
        <b class={stateClass(change.kind)}>{agendaTexts(language)(`change.${change.kind}`)}</b>
      </p>
      <div>
        <p>
          {change.number}{' '}
          <a href={pathTo(language, edition.slug, 'sessions', change.number)}>
            <Own language={change.language}>{change.title}</Own>
          </a>
        </p>
        <FromTo {...{ change, edition, language }} />
      </div>
    </li>
  )
}

/** The facts of a change: from where, to where, what else is another, and why. */
export function FromTo({
  change,
  edition,
  language,
}: {
  change: AgendaChange
  edition: EditionScope
  language: Language
}) {
  const told = factsOf(change, edition, language)
  return (
    <>
      {told.map((line) => (
        <p class="small soft" key={line}>
          {line}
        </p>
      ))}
      {!isBlank(change.reason) && (
        <p class="small">
          <SaidBy said={change.reason} language={language} />
        </p>
      )}
    </>
  )
}

export const stateClass = (kind: AgendaChange['kind']): string => `state ${TONE[kind] ?? ''}`

/** What a reader may have to act upon stands out. */
const TONE: Partial<Record<AgendaChange['kind'], string>> = {
  new: 'state--good',
  restored: 'state--good',
  moved: 'state--care',
  cancelled: 'state--wrong',
  postponed: 'state--wrong',
  unplaced: 'state--care',
}

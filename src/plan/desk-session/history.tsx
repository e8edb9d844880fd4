import { SaidBy } from '../../page/parts/named.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { isBlank, isolated, pickText } from '../../platform/languages/public.ts'
import type { ContentField, Words } from '../../sessions/public.ts'
import { inWords } from '../editing/field-words.ts'
import { editingTexts } from '../editing/texts.ts'
import { momentIn } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import type { AboutSession, HistoryLine, Kept, Reader } from './about.ts'

type Props = Reader & { readonly about: AboutSession; readonly words: Words }

/** What was done to a session, the newest first: from what to what, by whom and why. */
export function SessionHistory(props: Props) {
  const { edition, language, about } = props
  const t = planTexts(language)
  return (
    <ul class="plain stack">
      {about.history.map((line) => (
        <li key={line.id}>
          <b>{t(`history.${line.kind}`)}</b> ·{' '}
          <Moment at={line.at} zone={edition.zone} language={language} weekday={false} />
          {line.by && (
            <span class="soft"> · {editingTexts(language).parts('session.by', { name: <bdi>{line.by}</bdi> })}</span>
          )}
          <FromTo {...props} line={line} />
          {!isBlank(line.reason) && (
            <p>
              <SaidBy said={line.reason} language={language} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

const PLACES = ['placed', 'moved', 'unplaced', 'undone', 'cancelled', 'postponed', 'restored']

function FromTo(props: Props & { line: HistoryLine }) {
  const { language, line, words } = props
  const t = editingTexts(language)
  if (PLACES.includes(line.kind)) {
    const [from, to] = [placeIn(line.before, props), placeIn(line.after, props)]
    return from === to ? null : <p class="small">{t('session.from-to', { from, to })}</p>
  }
  if (line.kind !== 'edited') return null
  return (
    <dl class="facts">
      {(Object.keys(line.after ?? {}) as ContentField[]).map((field) => (
        <div key={field}>
          <dt>{t(`field.${field}`)}</dt>
          <dd>
            {t.parts('session.from-to', {
              from: <bdi>{inWords(field, line.before?.[field], words, language)}</bdi>,
              to: <bdi>{inWords(field, line.after?.[field], words, language)}</bdi>,
            })}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function placeIn(kept: Kept, { edition, language, about }: Props): string {
  if (!kept?.startsAt || !kept.roomCode) return editingTexts(language)('session.nowhere')
  const room = pickText(about.rooms.get(kept.roomCode), language).text || kept.roomCode
  return `${momentIn(edition.zone, language)(new Date(kept.startsAt))} · ${isolated(room, language)}`
}

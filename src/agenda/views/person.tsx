import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { StripDrawing } from '../../page/parts/strip.tsx'
import { formatDay, type Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { AgendaEntry, AgendaPerson } from '../agenda.ts'
import { byDay } from '../agenda-choice.ts'
import { agendaTexts } from '../texts.ts'
import { EntryItem } from './entry.tsx'

type Props = {
  edition: EditionScope
  person: AgendaPerson
  entries: readonly AgendaEntry[]
  language: Language
  now: Date
}

/** A person as the published programme shows them; nothing else is known here. */
export function PersonPage({ edition, person, entries, language, now }: Props) {
  const t = agendaTexts(language)
  return (
    <div class="wrap">
      <StripDrawing />
      <div class="title">
        <h1>
          <bdi>{person.name}</bdi>
        </h1>
        {person.organization && (
          <p class="lede">
            <Own language={person.organization.language}>{person.organization.name}</Own>
          </p>
        )}
        {person.affiliation && (
          <p class="lede">
            <bdi>{person.affiliation}</bdi>
          </p>
        )}
      </div>
      <Chapter id="sessions" heading={t('person.sessions')}>
        <div class="stack">
          {byDay(entries, edition.zone).map((day) => (
            <section key={day.day}>
              <h3>{formatDay(day.day, language)}</h3>
              <ul class="slot__items">
                {day.entries.map((entry) => (
                  <EntryItem key={entry.number} {...{ entry, edition, zone: edition.zone, language, now }} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Chapter>
    </div>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { formatDay, type Language } from '../../platform/languages/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { byDay } from '../agenda-choice.ts'
import { KeepForm } from '../mine/views/keep-button.tsx'
import { EntryItem } from './entry.tsx'

/** Sessions under the days they take place on, in the zone of the forum. */
export function SessionsByDay({
  entries,
  edition,
  language,
  now,
}: {
  entries: readonly AgendaEntry[]
  edition: EditionScope
  language: Language
  now: Date
}) {
  return (
    <div class="stack">
      <KeepForm language={language} slug={edition.slug} back={pathTo(language, edition.slug, 'my-agenda')} />
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
  )
}

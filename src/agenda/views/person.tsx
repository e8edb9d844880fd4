import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { StripDrawing } from '../../page/parts/strip.tsx'
import type { Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { AgendaEntry, AgendaPerson } from '../agenda.ts'
import { agendaTexts } from '../texts.ts'
import { SessionsByDay } from './sessions-by-day.tsx'

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
        <SessionsByDay {...{ entries, edition, language, now }} />
      </Chapter>
    </div>
  )
}

import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { direction } from '../../platform/languages/public.ts'
import { agendaTexts } from '../texts.ts'
import type { SessionProps } from './session-props.ts'

/** What it is about in the words of the edition, each a way to the sessions that share it, and the organizers' reason. */
export function Subjects({ edition, entry, language, words }: SessionProps) {
  const agenda = pathTo(language, edition.slug, 'agenda')
  return (
    <Chapter id="subjects" heading={agendaTexts(language)('session.subjects')}>
      <div class="stack">
        <ul class="plain lines">
          {entry.subjects.map((subject) => {
            const { facet, term, code, name } = words.subject(subject)
            return (
              <li key={subject}>
                <a href={`${agenda}?${new URLSearchParams({ [facet]: term })}`}>
                  {code && (
                    <>
                      <b>
                        <bdi>{code}</bdi>
                      </b>{' '}
                    </>
                  )}
                  {name}
                </a>
              </li>
            )
          })}
        </ul>
        {entry.relevance && (
          <p class="voice voice--s" lang={entry.language} dir={direction(entry.language)}>
            {entry.relevance}
          </p>
        )}
      </div>
    </Chapter>
  )
}

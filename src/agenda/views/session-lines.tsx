import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { direction } from '../../platform/languages/public.ts'
import { agendaTexts } from '../texts.ts'
import type { SessionProps } from './session-props.ts'

/** Action lines and goals, each a way to the sessions that share it, and the organizers' reason for them. */
export function Lines({ edition, entry, language, words }: SessionProps) {
  const t = agendaTexts(language)
  const agenda = pathTo(language, edition.slug, 'agenda')
  return (
    <Chapter id="lines" heading={t('session.lines')}>
      <div class="stack">
        <ul class="plain lines">
          {entry.actionLines.map((code) => (
            <li key={code}>
              <a href={`${agenda}?${new URLSearchParams({ line: code })}`}>
                <b>
                  <bdi>{words.code('action_lines', code)}</bdi>
                </b>{' '}
                {words('action_lines', code)}
              </a>
            </li>
          ))}
          {entry.sdgs.map((code) => (
            <li key={code}>
              <a href={`${agenda}?${new URLSearchParams({ goal: code })}`}>
                <b>
                  <bdi dir="ltr">{code}</bdi>
                </b>{' '}
                {words('sdgs', code)}
              </a>
            </li>
          ))}
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

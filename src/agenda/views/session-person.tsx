import { pathTo } from '../../page/route.ts'
import { initialsOf } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { AgendaPerson } from '../agenda.ts'
import type { SessionProps } from './session-props.ts'

/** A person of a session: role, presence and organization. */
export function Person({ person, edition, language, words }: SessionProps & { person: AgendaPerson }) {
  const t = sessionTexts(language)
  return (
    <li class="who">
      <span class="avatar" aria-hidden="true">
        {initialsOf(person.name)}
      </span>
      <span>
        <b>
          <a href={pathTo(language, edition.slug, 'people', person.id)}>
            <bdi>{person.name}</bdi>
          </a>
        </b>
        <small>
          {words('session_roles', person.role)} · {t(`presence.${person.presence}`)}
        </small>
        {person.organization && (
          <small>
            <a href={pathTo(language, edition.slug, 'organizations', person.organization.id)}>
              <Own language={person.organization.language}>{person.organization.name}</Own>
            </a>
          </small>
        )}
        {person.affiliation && (
          <small>
            <bdi>{person.affiliation}</bdi>
          </small>
        )}
      </span>
    </li>
  )
}

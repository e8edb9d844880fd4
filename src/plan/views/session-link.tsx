import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { SessionName } from '../sentences.ts'

type Props = { edition: EditionScope; language: Language; session: SessionName }

/** The title of a session, leading to it on the desk. */
export const SessionLink = ({ edition, language, session }: Props) => (
  <a href={pathTo(language, edition.slug, 'desk', 'sessions', session.number)}>
    <Own language={session.language}>{session.title}</Own>
  </a>
)

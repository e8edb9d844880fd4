import type { EditionScope } from '../../access/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { agendaTexts } from '../texts.ts'

/**
 * Makes a page readable without a network: says which pages a browser is to have at hand, and, shown by the worker alone, how old the page is.
 * On one's own agenda its sessions are kept too.
 */
export function OfflineNote({
  edition,
  language,
  own = false,
}: {
  edition: EditionScope
  language: Language
  own?: boolean
}) {
  const agenda = pathTo(language, edition.slug, 'agenda')
  const pages = [agenda, `${agenda}?day=all`, pathTo(language, edition.slug, 'my-agenda')]
  return (
    <p
      class="notice"
      role="status"
      hidden
      data-offline={pages.join(' ')}
      {...(own ? { 'data-offline-links': 'sessions' } : {})}
    >
      <Icon name="clock" />
      <span>{agendaTexts(language).parts('offline.as-of', { when: <time data-as-of /> })}</span>
    </p>
  )
}

import { editionOf, type PageRequest } from '../page/route.ts'
import { wordsOf } from '../sessions/public.ts'
import { byDay, choiceFrom, chosen, zoneFrom } from './agenda-choice.ts'
import { foundBy } from './agenda-search.ts'
import { shownDays } from './shown-days.ts'
import type { PublishedAgenda } from './versions.ts'
import { AgendaPage } from './views/agenda-page.tsx'
import type { Preview } from './views/agenda-props.ts'

/** The agenda's page as the address asks for it: of what is published, or of what would be. */
export async function agendaBody(
  request: PageRequest,
  agenda: PublishedAgenda | null,
  now: Date,
  preview: Preview | null = null,
) {
  const { platform, language, readerZone, query } = request
  const edition = editionOf(request)
  const words = await wordsOf(platform.db, edition, language)
  const choice = choiceFrom(query, words.facets)
  const zone = zoneFrom(query, edition.zone)
  const all = agenda?.entries ?? []
  const days = byDay(chosen(all, choice, await foundBy(all, choice.text)), zone)
  const shown = shownDays(days, choice, now)
  const count = shown.reduce((sum, day) => sum + day.entries.length, 0)
  const what = { edition, language, version: agenda, all, count, days, shown }
  return <AgendaPage {...{ ...what, choice, zone, readerZone, query, words, now, preview }} />
}

/** What a publication would show, for whoever is about to publish it. */
export const agendaShown = (request: PageRequest, agenda: PublishedAgenda, preview: Preview) =>
  agendaBody(request, agenda, request.platform.clock.now(), preview)

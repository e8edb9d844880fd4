import { editionOf, type PageRequest } from '../page/route.ts'
import { wordsOf } from '../sessions/public.ts'
import { byDay, choiceFrom, chosen, zoneFrom } from './agenda-choice.ts'
import { foundBy } from './agenda-search.ts'
import { shownDays } from './shown-days.ts'
import type { PublishedAgenda } from './versions.ts'
import { AgendaPage } from './views/agenda-page.tsx'
import type { AgendaProps } from './views/agenda-props.ts'
import { InsidePage } from './views/inside-page.tsx'

type Shown = Pick<AgendaProps, 'path'> & Partial<Pick<AgendaProps, 'preview'>>

/** All that the agenda's page shows, as the address asks for it. */
async function agendaProps(
  request: PageRequest,
  agenda: PublishedAgenda | null,
  now: Date,
  { path, preview = null }: Shown,
): Promise<AgendaProps> {
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
  return { ...what, choice, zone, readerZone, query, words, now, path, preview }
}

/** The agenda's page: of what is published. */
export const agendaBody = async (request: PageRequest, agenda: PublishedAgenda | null, now: Date) => (
  <AgendaPage {...(await agendaProps(request, agenda, now, {}))} />
)

/** What a publication would show, for whoever is about to publish it. */
export const agendaShown = async (request: PageRequest, agenda: PublishedAgenda, shown: Required<Shown>) => (
  <AgendaPage {...(await agendaProps(request, agenda, request.platform.clock.now(), shown))} />
)

/** The agenda inside a page of another site. */
export const agendaInside = async (request: PageRequest, agenda: PublishedAgenda | null, path: string) => (
  <InsidePage {...(await agendaProps(request, agenda, request.platform.clock.now(), { path }))} />
)

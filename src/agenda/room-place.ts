import { hasText, type Language, type Localized, pickText, withoutIsolates } from '../platform/languages/public.ts'
import type { AgendaRoom } from './agenda.ts'
import { agendaTexts } from './texts.ts'

/** Places within one another, from the smallest out, in the order a language wants: a room, its level, its building. */
function within(places: readonly (Localized | null)[], language: Language): string {
  const named = places.filter((place) => place !== null && hasText(place))
  const [inner = '', ...outer] = named.map((place) => pickText(place, language).text)
  return outer.reduce((so, place) => agendaTexts(language)('place.within', { inner: so, outer: place }), inner)
}

/** A room with its level and building. */
export const roomInHouse = ({ name, level, building }: AgendaRoom, language: Language): string =>
  within([name, level, building], language)

/** The same down to the house and the city, for the calendar of a program far from here; an online room is nowhere else. */
export const roomInCity = (room: AgendaRoom, house: readonly Localized[], language: Language): string =>
  withoutIsolates(within([room.name, room.level, room.building, ...(room.kind === 'on_site' ? house : [])], language))

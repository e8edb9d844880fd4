import type { VNode } from 'preact'
import { holding, staffOrAuditor } from '../../../access/public.ts'
import { perform, person, preview, seenOf } from '../../../acts/public.ts'
import type { SubmittedForm } from '../../../page/form.ts'
import { absent, editionOf, get, type PageRequest, page, post, type Reply, seeOther } from '../../../page/route.ts'
import { isLanguage, languageName, leftToRight, pickText } from '../../../platform/languages/public.ts'
import { crumbs, programmeDesk } from '../../addresses.ts'
import { byIn, reasonIn } from '../../asking.ts'
import { namesFor } from '../../names.ts'
import { momentIn, sentencesOf } from '../../sentences.ts'
import { blockKept, blockRemoved, teamKept, teamRemoved } from './blocks-and-teams.ts'
import { localClock } from './local-clock.ts'
import { type BlockKept, type RoomKept, type SlotKept, type TeamKept, type VenueKept, venueKept } from './reads.ts'
import { type Leaving, roomKept, roomWithdrawn } from './rooms.ts'
import { slotKept, slotWithdrawn } from './slots.ts'
import { venueTexts } from './texts.ts'
import type { VenueRefusal, venueAct } from './venue-act.ts'
import { blockIn, EQUIPMENT, roomIn, slotIn, teamIn } from './venue-form.ts'
import { BlockFields, RoomFields, SlotFields, TeamFields } from './views/forms.tsx'
import { VenuePage } from './views/lists.tsx'
import { ThingPage } from './views/thing-page.tsx'

type Act<What> = ReturnType<typeof venueAct<What>>
type Shows = { readonly request: PageRequest; readonly venue: VenueKept; readonly adds: boolean }

/** What a kind of thing of the venue is to its pages. */
type Kind<What extends { readonly code: string }, Kept extends { readonly code: string }> = {
  readonly of: (venue: VenueKept) => readonly Kept[]
  readonly keep: Act<What>
  readonly read: (form: SubmittedForm) => What
  readonly wish: (kept: Kept | null, zone: string) => What
  readonly fields: (what: What, shows: Shows) => VNode
  /** Takes one away; with where its sessions can go, if it holds any. */
  readonly leave: {
    act(request: PageRequest, code: string): Promise<{ ok: true } | { ok: false; refusal: VenueRefusal }>
    goes(shows: Shows, code: string): readonly (readonly [string, string])[] | null
  }
}

const wishOf = <What,>(request: PageRequest, code: string, what: What, adds: boolean) => ({
  ...byIn(request),
  wish: { code, what, adds, reason: reasonIn(request), anyway: request.form.get('anyway') === 'yes' },
})

const leavingIn = ({ form }: PageRequest): Leaving => ({ to: form.get('to') || null })

/** A wall clock as a field of date and time holds it. */
const clock = (at: Date | undefined, zone: string) => (at ? localClock(at, zone) : '')

const rooms: Kind<ReturnType<typeof roomIn>, RoomKept> = {
  of: (venue) => venue.rooms,
  keep: roomKept,
  read: roomIn,
  wish: (room, zone) => ({
    code: room?.code ?? '',
    names: room?.names ?? {},
    kind: room?.kind ?? 'on_site',
    building: room?.building ?? '',
    buildingNames: room?.buildingNames ?? {},
    levelNames: room?.levelNames ?? {},
    seats: room?.seats ?? null,
    capacity: room?.capacity ?? {},
    equipment: room ? EQUIPMENT.filter((item) => room.equipment.includes(item)) : ['projection'],
    booths: room?.booths ?? 0,
    stepFree: room?.stepFree ?? null,
    openFrom: room?.openFrom ?? '',
    openUntil: room?.openUntil ?? '',
    closed: (room?.closed ?? []).map(({ from, to }) => ({ from: clock(from, zone), to: clock(to, zone) })),
    joinLink: room?.joinLink ?? '',
  }),
  fields: (what, { request, venue, adds }) => <RoomFields {...{ what, venue, adds }} language={request.language} />,
  leave: {
    act: (request, code) => perform(request.platform, roomWithdrawn, wishOf(request, code, leavingIn(request), false)),
    goes: ({ request, venue }, code) =>
      venue.rooms
        .filter((room) => room.code !== code)
        .map((room) => [room.code, pickText(room.names, request.language).text || room.code]),
  },
}

const slots: Kind<ReturnType<typeof slotIn>, SlotKept> = {
  of: (venue) => venue.slots,
  keep: slotKept,
  read: slotIn,
  wish: (slot, zone) => ({
    code: slot?.code ?? '',
    startsLocal: clock(slot?.startsAt, zone),
    endsLocal: clock(slot?.endsAt, zone),
    band: slot?.band ?? '',
    period: slot?.period ?? '',
    mode: slot?.mode ?? 'hybrid',
    attraction: slot?.attraction ?? '',
  }),
  fields: (what, { request, venue, adds }) => <SlotFields {...{ what, venue, adds }} language={request.language} />,
  leave: {
    act: (request, code) => perform(request.platform, slotWithdrawn, wishOf(request, code, leavingIn(request), false)),
    goes: ({ request, venue }, code) => {
      const now = request.platform.clock.now()
      const moment = momentIn(editionOf(request).zone, request.language)
      return venue.slots
        .filter((slot) => slot.code !== code && slot.startsAt > now)
        .map((slot) => [slot.code, moment(slot.startsAt)])
    },
  },
}

const blocks: Kind<ReturnType<typeof blockIn>, BlockKept> = {
  of: (venue) => venue.blocks,
  keep: blockKept,
  read: blockIn,
  wish: (block, zone) => ({
    code: block?.code ?? '',
    titles: block?.titles ?? {},
    startsLocal: clock(block?.startsAt, zone),
    endsLocal: clock(block?.endsAt, zone),
    rooms: block?.rooms ?? [],
    allRooms: block?.allRooms ?? false,
  }),
  fields: (what, { request, venue, adds }) => <BlockFields {...{ what, venue, adds }} language={request.language} />,
  leave: {
    act: (request, code) => perform(request.platform, blockRemoved, wishOf(request, code, 'gone' as const, false)),
    goes: () => null,
  },
}

const teams: Kind<ReturnType<typeof teamIn>, TeamKept> = {
  of: (venue) => venue.teams,
  keep: teamKept,
  read: teamIn,
  wish: (team) => ({
    code: team?.code ?? '',
    languages: team?.languages ?? [],
    rooms: team?.rooms ?? [],
    slotsPerDay: team?.slotsPerDay ?? null,
  }),
  fields: (what, { request, venue, adds }) => <TeamFields {...{ what, venue, adds }} language={request.language} />,
  leave: {
    act: (request, code) => perform(request.platform, teamRemoved, wishOf(request, code, 'gone' as const, false)),
    goes: () => null,
  },
}

const NEW = 'new'

/** The pages of one kind of thing. */
function routesOf<
  What extends { readonly code: string },
  Kept extends { readonly code: string; sessions?: number | null },
>(name: 'rooms' | 'slots' | 'blocks' | 'teams', kind: Kind<What, Kept>) {
  const address = `/:edition/desk/programme/venue/${name}/:code` as const

  async function thingPage(request: PageRequest, refusal?: VenueRefusal): Promise<Reply> {
    const { platform, language, params, form } = request
    const edition = editionOf(request)
    const venue = await venueKept(platform.db, edition)
    const adds = params.code === NEW
    const kept = kind.of(venue).find(({ code }) => code === params.code) ?? null
    if (!adds && !kept) return absent()
    const stale = refusal !== undefined && 'difference' in refusal
    const typed = refusal !== undefined && !stale && form.names().includes('code')
    const what = typed ? kind.read(form) : kind.wish(kept, edition.zone)
    const t = venueTexts(language)
    const heading = adds ? t(`${name}.new`) : t(`${name}.edit`, { code: leftToRight(params.code ?? '') })
    const shows = { request, venue, adds }
    return page(
      {
        title: heading,
        section: 'desk',
        crumbs: [...crumbs(request), { label: t('title'), href: programmeDesk(request, 'venue') }, { label: heading }],
        body: (
          <ThingPage
            {...{ language, heading, adds }}
            here={programmeDesk(request, 'venue', name, params.code ?? '')}
            seen={adds ? '' : seenOf({ [params.code ?? '']: kept }, platform.clock.now())}
            reason={form.get('reason')}
            refusal={refusal ? wordsOf(refusal, request) : null}
            broken={refusal ? await brokenBy(kind, request, refusal) : []}
            goes={kind.leave.goes(shows, params.code ?? '')}
            sessions={kept?.sessions ?? 0}
          >
            {kind.fields(what, shows)}
          </ThingPage>
        ),
      },
      { status: refusal ? 422 : 200 },
    )
  }

  return [
    get(address, holding('mayEditVenue'), (request) => thingPage(request)),
    post(address, holding('mayEditVenue'), async (request) => {
      const adds = request.params.code === NEW
      const what = kind.read(request.form)
      const code = adds ? what.code : (request.params.code ?? '')
      const wish = wishOf(request, code, { ...what, code }, adds)
      const seen = adds ? seenOf({ [code || NEW]: null }, request.platform.clock.now()) : wish.seen
      const done = await perform(request.platform, kind.keep, { ...wish, seen })
      return done.ok ? seeOther(`${programmeDesk(request, 'venue')}#${name}`) : thingPage(request, done.refusal)
    }),
    post(`${address}/withdraw`, holding('mayEditVenue'), async (request) => {
      const done = await kind.leave.act(request, request.params.code ?? '')
      return done.ok ? seeOther(`${programmeDesk(request, 'venue')}#${name}`) : thingPage(request, done.refusal)
    }),
  ]
}

function wordsOf({ code, facts }: VenueRefusal, { language }: PageRequest): string {
  const t = venueTexts(language)
  if (code === 'changed-meanwhile') return t('newer')
  const { number = '', code: taken = '' } = facts
  const missing = String(facts.language ?? '')
  return t(`refusal.${code}`, {
    number,
    code: taken,
    language: isLanguage(missing) ? languageName(missing, language) : missing,
  })
}

/** The rules a refused change would break, in sentences. */
async function brokenBy<What extends { readonly code: string }, Kept extends { readonly code: string }>(
  kind: Kind<What, Kept>,
  request: PageRequest,
  refusal: VenueRefusal,
): Promise<string[]> {
  if (refusal.code !== 'breaks' && refusal.code !== 'reason-missing') return []
  const { platform, language, form, params } = request
  const edition = editionOf(request)
  const found = form.names().includes('code')
    ? await looked(kind.keep, request, kind.read(form))
    : params.code && request.url.pathname.includes('/rooms/')
      ? await looked(roomWithdrawn, request, leavingIn(request))
      : await looked(slotWithdrawn, request, leavingIn(request))
  if (!found?.frame) return []
  const names = await namesFor(platform.db, edition, [...new Set(found.breaches.flatMap(({ people }) => people))])
  return [...new Set(found.breaches.map(sentencesOf(found.frame, names, language, edition.zone).of))]
}

async function looked<What>(act: Act<What>, request: PageRequest, what: What) {
  const { platform, params, viewer } = request
  const adds = params.code === NEW
  const code = adds ? ((what as { code?: string }).code ?? '') : (params.code ?? '')
  const wish = { code, what, adds, reason: '', anyway: false }
  const seen = await preview(platform, act, { edition: editionOf(request), actor: person(viewer), wish })
  return seen.ok ? seen.value.facts : null
}

/** Rooms, time slots, reserved times and interpretation teams on the desk. */
export const venueRoutes = [
  get('/:edition/desk/programme/venue', staffOrAuditor, async (request) => {
    const { platform, language, viewer } = request
    const edition = editionOf(request)
    const title = venueTexts(language)('title')
    return page({
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <VenuePage
          {...{ edition, language }}
          venue={await venueKept(platform.db, edition)}
          mayEdit={holding('mayEditVenue').allows(viewer, edition)}
        />
      ),
    })
  }),
  ...routesOf('rooms', rooms),
  ...routesOf('slots', slots),
  ...routesOf('blocks', blocks),
  ...routesOf('teams', teams),
]

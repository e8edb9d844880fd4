import { type EditionScope, may, type Part } from '../access/public.ts'
import { vocabulariesOf } from '../forms/public.ts'
import { ensureBrowserKey, hashToken, nameGiven, rateLimit } from '../identity/public.ts'
import { type Cookie, editionOf, type PageRequest, pathTo } from '../page/route.ts'
import { networkOf } from '../platform/network.ts'
import type { Platform } from '../platform/platform.ts'
import { cut, singleLine } from '../platform/text.ts'
import { wordsOf } from '../sessions/public.ts'
import { atOnce } from './at-once.ts'
import { isPresence, USUAL_SECONDS } from './floor.ts'
import type { Led } from './lead.ts'
import { type Meeting, meetingOf } from './meeting.ts'
import { floorOf, handsOf, statementsOf } from './reads.ts'
import type { FloorProps } from './views/props.ts'
import type { TypedSaying } from './views/saying-fields.tsx'

const REHEARSAL = '~rehearsal'

/** The part of an edition that an address names, for roles that hold in one session alone. */
export const partOfAddress = ({ meeting = '' }: Readonly<Record<string, string>>): Part | null =>
  /^[0-9]+(?:~rehearsal)?$/.test(meeting) ? { of: 'session', id: meeting.replace(REHEARSAL, '') } : null

/** Which floor an address names: a milestone's or a session's, the real one or the rehearsal. */
export function floorNamed({ meeting = '' }: Readonly<Record<string, string>>) {
  const key = meeting.replace(REHEARSAL, '')
  const number = /^[1-9][0-9]{0,8}$/.test(key) ? Number(key) : null
  return { milestoneCode: number === null ? key : null, number, rehearsal: meeting.endsWith(REHEARSAL) }
}

export type Asked = {
  readonly edition: EditionScope
  readonly meeting: Meeting
  readonly rehearsal: boolean
  readonly here: string
  readonly mayChair: boolean
}

/** The meeting a request is about. A rehearsal is absent for whoever may not chair. */
export async function askedOf(request: PageRequest): Promise<Asked | null> {
  const asked = await namedOf(request)
  return asked?.rehearsal && !asked.mayChair ? null : asked
}

const meetings = atOnce<Meeting | null>()

/** The floor an address names, also one of a rehearsal: for whoever was let in to it by something else. */
export async function namedOf(request: PageRequest): Promise<Asked | null> {
  const edition = editionOf(request)
  const said = request.params.meeting ?? ''
  const rehearsal = said.endsWith(REHEARSAL)
  const mayChair = may(request.viewer, 'mayChair', { edition, part: partOfAddress(request.params) })
  const { db } = request.platform
  const key = said.replace(REHEARSAL, '')
  const meeting = await meetings(db, `${edition.id} ${key}`, () => meetingOf(db, edition, key))
  const here = pathTo(request.language, edition.slug, 'live', said)
  return meeting && { edition, meeting, rehearsal, here, mayChair }
}

/** No chair has touched it yet. */
const UNTOUCHED: Led = {
  floor: { id: '' as Led['floor']['id'], state: 'closed', secondsEach: USUAL_SECONDS, rehearsal: false, revision: 0 },
  hands: [],
  statements: [],
}

/** What stands on a floor now. */
export async function ledOf({ db }: Pick<Platform, 'db'>, { edition, meeting, rehearsal }: Asked): Promise<Led> {
  const floor = await floorOf(db, edition, { ...meeting, rehearsal })
  if (!floor) return { ...UNTOUCHED, floor: { ...UNTOUCHED.floor, rehearsal } }
  const [hands, statements] = await Promise.all([handsOf(db, floor), statementsOf(db, floor)])
  return { floor, hands, statements }
}

export async function floorProps({ platform, language }: PageRequest, asked: Asked, led: Led): Promise<FloorProps> {
  const { edition, meeting, rehearsal, here } = asked
  const words = await wordsOf(platform.db, edition, language)
  return { edition, language, meeting, rehearsal, here, led, words, now: platform.clock.now() }
}

export const groupsOf = async ({ db }: Pick<Platform, 'db'>, edition: EditionScope) =>
  (await vocabulariesOf(db, edition)).get('stakeholder_groups') ?? []

/** Whoever asks, as all their hands and statements know them: a person where somebody is signed in, else this browser. */
export function speakerOf(request: PageRequest): { speaker: string; cookies: Cookie[] } {
  const { person } = request.viewer
  if (person) return { speaker: hashToken(`speaker ${person.id}`), cookies: [] }
  const { key, cookies } = ensureBrowserKey(request)
  return { speaker: hashToken(`speaker ${key}`), cookies }
}

/** What a form says of whoever speaks; a group the edition does not know is unknown. */
export async function typedSaying(request: PageRequest): Promise<TypedSaying> {
  const { form, query, viewer, platform } = request
  const typed = form.names().length > 0
  const line = (name: string, most: number) => cut(singleLine(form.get(name)), most)
  const groups = await groupsOf(platform, editionOf(request))
  const presence = form.get('presence') || (query.get('from') === 'room' ? 'on_site' : 'remote')
  return {
    name: typed ? line('name', 120) : nameGiven(viewer.person),
    organization: line('organization', 160),
    group: groups.some(({ code }) => code === form.get('group')) ? form.get('group') : '',
    presence: isPresence(presence) ? presence : 'remote',
  }
}

/**
 * In a full room all share one network: it is let through what a room can do, a single browser what one person does. What stays on the
 * floor (`leaves`: a hand, a statement, a question) is less than votes and what is taken back.
 */
const LIMITS = { ofSpeaker: 20, ofNetwork: 2000, leavesOfNetwork: 300, seconds: 600 }

export async function isTooMuch({ platform, remote }: PageRequest, speaker: string, leaves: boolean): Promise<boolean> {
  const now = platform.clock.now()
  const network = hashToken(networkOf(remote))
  const asks: (readonly [string, number])[] = [
    [`floor ${speaker}`, LIMITS.ofSpeaker],
    [`floor network ${network}`, LIMITS.ofNetwork],
    ...(leaves ? [[`floor leaves ${network}`, LIMITS.leavesOfNetwork] as const] : []),
  ]
  for (const [bucket, most] of asks)
    if (!(await rateLimit(platform.db, bucket, most, LIMITS.seconds, now)).allowed) return true
  return false
}

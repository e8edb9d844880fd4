import type { PlanFacts } from '../../plan-facts.ts'
import { addInterpretationTeam, addReservedBlock, removeReservedBlock, removeTeam } from '../store.ts'
import { venueAct } from './venue-act.ts'
import { type BlockWish, faultOfBlock, faultOfTeam, spanOf, type TeamWish } from './venue-form.ts'

type Block = PlanFacts['blocks'][number]
type Team = PlanFacts['teams'][number]

const blockSpan = (block: BlockWish, zone: string) => spanOf({ from: block.startsLocal, to: block.endsLocal }, zone)
const withBlock = (facts: PlanFacts, code: string, block: Block | null): PlanFacts => ({
  ...facts,
  blocks: [...facts.blocks.filter((one) => one.code !== code), ...(block ? [block] : [])],
})
const withTeam = (facts: PlanFacts, code: string, team: Team | null): PlanFacts => ({
  ...facts,
  teams: [...facts.teams.filter((one) => one.code !== code), ...(team ? [team] : [])],
})

/** Time that is kept free of sessions, such as a break: in some rooms or in all. */
export const blockKept = venueAct<BlockWish>({
  name: 'reserved block kept',
  find: ({ blocks }, code) => blocks.find((block) => block.code === code) ?? null,
  fault: (block, { zone }) => faultOfBlock(block, zone),
  after(facts, block, { zone, code }) {
    const span = blockSpan(block, zone)
    if (!span) return facts
    const times = { starts_at: span.startsAt, ends_at: span.endsAt }
    return withBlock(facts, code, { code, ...times, room_codes: [...block.rooms], blocks_all_rooms: block.allRooms })
  },
  async write({ tx, edition }, block, { code, venue }) {
    const span = blockSpan(block, edition.zone)
    if (!span) return
    const before = venue.blocks.find((one) => one.code === code)
    const details = (before?.details ?? {}) as Record<string, string | number | string[]> // written by the store only
    const { titles: title, rooms: roomCodes, allRooms: blocksAllRooms } = block
    await addReservedBlock(tx, edition, { code, title, ...span, roomCodes, blocksAllRooms, details })
  },
})

export const blockRemoved = venueAct<'gone'>({
  name: 'reserved block removed',
  find: ({ blocks }, code) => blocks.find((block) => block.code === code) ?? null,
  fault: () => null,
  after: (facts, _, { code }) => withBlock(facts, code, null),
  write: ({ tx, edition }, _, { code }) => removeReservedBlock(tx, edition, code),
})

/** Interpreters who work together: their languages, the rooms they can serve, and how much in a day. */
export const teamKept = venueAct<TeamWish>({
  name: 'interpretation team kept',
  find: ({ teams }, code) => teams.find((team) => team.code === code) ?? null,
  fault: (team) => faultOfTeam(team),
  after: (facts, team, { code }) =>
    withTeam(facts, code, {
      code,
      languages: [...team.languages],
      room_codes: [...team.rooms],
      slots_per_day: team.slotsPerDay,
    }),
  write: ({ tx, edition }, { languages, rooms: roomCodes, slotsPerDay }, { code }) =>
    addInterpretationTeam(tx, edition, { code, languages, roomCodes, slotsPerDay }),
})

export const teamRemoved = venueAct<'gone'>({
  name: 'interpretation team removed',
  find: ({ teams }, code) => teams.find((team) => team.code === code) ?? null,
  fault: () => null,
  after: (facts, _, { code }) => withTeam(facts, code, null),
  write: ({ tx, edition }, _, { code }) => removeTeam(tx, edition, code),
})

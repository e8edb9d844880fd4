import type { EditionScope } from '../access/public.ts'
import { phasesOf } from '../consultation/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Hand, Statement } from './floor.ts'
import { type Meeting, meetingOf } from './meeting.ts'
import { approvedOf, type Standing } from './minutes/minutes.ts'
import { minutesOf } from './minutes/minutes-reads.ts'
import { floorOf, handsOf, statementsOf } from './reads.ts'

export type MeetingHeld = {
  readonly meeting: Meeting
  /** In the order in which they spoke. */
  readonly interventions: readonly (Hand & { readonly beganAt: Date })[]
  /** In the order in which they were read into the record. */
  readonly statements: readonly (Statement & { readonly readOutAt: Date })[]
  /** As approved, with what was replied; null before that. */
  readonly minutes: Standing | null
}

/** The consultation meetings of an edition that are over, in the order of their phases, with what was said in each. */
export async function meetingsHeld(db: Db, edition: EditionScope): Promise<MeetingHeld[]> {
  const codes = (await phasesOf(db, edition)).flatMap((phase) => phase.milestones.map((m) => m.code))
  const held: MeetingHeld[] = []
  for (const code of codes) {
    const one = await meetingHeld(db, edition, code)
    if (one) held.push(one)
  }
  return held
}

/** The meeting or session of an address with what was said in it; null before it is over. */
export async function meetingHeld(db: Db, edition: EditionScope, key: string): Promise<MeetingHeld | null> {
  const meeting = await meetingOf(db, edition, key)
  const floor = meeting && (await floorOf(db, edition, { ...meeting, rehearsal: false }))
  if (!meeting || floor?.state !== 'over') return null
  return { meeting, ...(await saidOn(db, floor)), minutes: approvedOf(await minutesOf(db, floor)) }
}

async function saidOn(db: Db, floor: Parameters<typeof handsOf>[1]) {
  const interventions = (await handsOf(db, floor)).flatMap((hand) =>
    hand.state === 'spoken' && hand.beganAt ? [{ ...hand, beganAt: hand.beganAt }] : [],
  )
  const statements = (await statementsOf(db, floor)).flatMap((one) =>
    one.state === 'read_out' && one.readOutAt ? [{ ...one, readOutAt: one.readOutAt }] : [],
  )
  return {
    interventions: interventions.sort((a, b) => a.beganAt.getTime() - b.beganAt.getTime()),
    statements: statements.sort((a, b) => a.readOutAt.getTime() - b.readOutAt.getTime()),
  }
}

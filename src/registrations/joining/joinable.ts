import type { EditionScope } from '../../access/public.ts'
import { type AgendaEntry, publishedAgenda } from '../../agenda/public.ts'
import { MILESTONE_KINDS, phasesOf } from '../../consultation/public.ts'
import { type Held, meetingOf } from '../../live/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Localized } from '../../platform/languages/public.ts'

/** A meeting whose end nobody has said is taken to last so long. */
const USUAL_HOURS = 3

/** What people can join from afar: a session of the published programme, or a consultation meeting of a phase. */
export type Joinable = Held & {
  /** As addresses say it: the number of a session, the code of a milestone. */
  readonly key: string
  readonly title: Localized
  readonly startsAt: Date
  readonly endsAt: Date
  readonly zone: string
  readonly standing: AgendaEntry['standing']
  /** Held in a room alone. */
  readonly onSiteOnly: boolean
}

/** What an address names; null where nothing published is held under it. */
export const joinableOf = async (db: Db | Tx, edition: EditionScope, key: string): Promise<Joinable | null> =>
  /^[1-9][0-9]{0,8}$/.test(key)
    ? ((await joinableSessions(db, edition)).find((one) => one.key === key) ?? null)
    : joinableMeeting(db, edition, key)

async function joinableSessions(db: Db | Tx, edition: EditionScope): Promise<Joinable[]> {
  const entries = (await publishedAgenda(db, edition))?.entries ?? []
  return entries.map(({ sessionId, number, title, language, startsAt, endsAt, standing, mode }) => ({
    ...{ milestoneCode: null, sessionId, key: String(number), startsAt, endsAt, standing },
    title: { [language]: title },
    zone: edition.zone,
    onSiteOnly: mode === 'physical',
  }))
}

async function joinableMeeting(db: Db | Tx, edition: EditionScope, code: string): Promise<Joinable | null> {
  const meeting = await meetingOf(db, edition, code)
  if (meeting?.sessionId !== null) return null
  const { startsAt, title, zone, milestoneCode } = meeting
  const endsAt = meeting.endsAt ?? new Date(startsAt.getTime() + USUAL_HOURS * 3_600_000)
  const held = { milestoneCode, sessionId: null, key: code, standing: 'on', onSiteOnly: false } as const
  return { ...held, title, startsAt, endsAt, zone }
}

/** Everything an edition holds that can be joined from afar, meetings first, each in the order of its kind. */
export async function allJoinable(db: Db | Tx, edition: EditionScope): Promise<Joinable[]> {
  const milestones = (await phasesOf(db, edition)).flatMap((phase) => phase.milestones)
  const codes = milestones.filter(({ kind }) => MILESTONE_KINDS[kind].meeting).map(({ code }) => code)
  const meetings = await Promise.all(codes.map((code) => joinableMeeting(db, edition, code)))
  const sessions = await joinableSessions(db, edition)
  return [...meetings.filter((one) => one !== null), ...sessions.filter((one) => !one.onSiteOnly)]
}

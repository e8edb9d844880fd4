import {
  type Agreed,
  countsItsEnd,
  endOfDay,
  instantOf,
  type NewCall,
  type NewEdition,
  type NewPhase,
} from '../consultation/public.ts'
import type { EditionFolder } from './read-folder.ts'
import type { EditionFile } from './shape/edition-file.ts'

type File = EditionFile

/**
 * The instant a wall clock of a file names in its zone; a day alone means, at the end of something, when that day is over. Null in an hour
 * that a change of the clock skips or repeats.
 */
export function instantIn(local: string, zone: string, end = false): Date | null {
  if (!local.includes('T')) return end ? endOfDay(local, zone) : instantIn(`${local}T00:00`, zone)
  const read = instantOf(local, zone)
  return read.ok ? read.value : null
}

const agreed = (moment: File['calls'][number]['opens'], end: boolean): Agreed => {
  const at = moment.instant_utc ?? instantIn(moment.local, moment.zone, end)
  if (!at) throw new Error(`${moment.local} in ${moment.zone} names no single instant.`) // the check refuses it before
  return { local: moment.local, at }
}

const callOf = ({ opens, closes, ...call }: File['calls'][number]): NewCall => ({
  code: call.id,
  title: call.title,
  description: call.description,
  binding: call.binding,
  submissionKinds: call.submission_kinds,
  opens: agreed(opens, false),
  closes: agreed(closes, true),
  closesRule: closes.rule,
  zone: closes.zone,
  details: { opens, closes, ...(call.limits ? { limits: call.limits } : {}) },
})

export type FileMilestone = File['phases'][number]['milestones'][number]

/**
 * When a milestone begins and ends: as the file says, or as its wall clocks say in its zone. A deadline without an end is over at its
 * moment, or, where only the day is known, with that day.
 */
export function timesOf(m: FileMilestone, forumZone: string): { startsAt: Date | null; endsAt: Date | null } {
  const zone = m.zone ?? forumZone
  const by = (local: string | null | undefined, end: boolean) => (local ? instantIn(local, zone, end) : null)
  const last = countsItsEnd(m) ? (m.local_start ?? m.date) : null
  return {
    startsAt: m.utc_start ?? by(m.local_start ?? m.date, false),
    endsAt: m.closing_instant_utc ?? m.utc_end ?? by(m.local_end ?? last, true),
  }
}

/** A value of a change with the instants its wall clocks name, in the zone of what it speaks of, where the file leaves them out. */
export function withInstants(
  value: Readonly<Record<string, unknown>>,
  change: File['known_changes'][number],
  file: File,
): Record<string, unknown> {
  const milestone = file.phases.flatMap((p) => p.milestones).find((m) => m.id === change.target.milestone)
  const call = file.calls.find((c) => c.id === change.target.call)
  const zone = String(value.zone ?? milestone?.zone ?? call?.closes.zone ?? file.forum.zone)
  const found: Record<string, unknown> = {}
  for (const [local, utc, end] of [
    ['local', 'instant_utc', true],
    ['local_start', 'utc_start', false],
    ['local_end', 'utc_end', true],
  ] as const) {
    const clock = value[local]
    const at = typeof clock === 'string' && value[utc] === undefined ? instantIn(clock, zone, end) : null
    if (at) found[utc] = at.toISOString()
  }
  return { ...value, ...found }
}

const phaseOf = (phase: File['phases'][number], forumZone: string): NewPhase => ({
  position: phase.number,
  numeral: phase.numeral ?? String(phase.number),
  label: phase.label,
  title: phase.title,
  description: phase.description,
  milestones: phase.milestones.map((m) => ({
    code: m.id,
    kind: m.kind,
    principal: m.principal,
    call: m.call ?? null,
    title: m.title,
    ...timesOf(m, forumZone),
    startsLocal: m.local_start ?? (m.utc_start ? null : (m.date ?? null)),
    endsLocal: m.local_end ?? null,
    zone: m.zone ?? forumZone,
    mode: m.mode ?? null,
    place: m.place ?? null,
    hostEvent: m.host_event ?? null,
    details: {
      ...(m.about ? { about: m.about } : {}),
      ...(m.open_to && !m.inferred.includes('open_to') ? { openToAll: true } : {}),
      ...(m.inferred.includes('place') ? { placeInferred: true } : {}),
    },
  })),
})

/** An edition's folder in the words of the program. The folder has been checked. */
export function asNewEdition({ edition: file, organizations, letters }: EditionFolder): NewEdition {
  const { forum } = file
  const groups = organizations?.groups.filter((group) => file.facilitator_groups.includes(group.id)) ?? []
  return {
    slug: file.id,
    forum: { slug: file.series.id, name: file.series.name },
    title: file.title,
    processTitle: file.process_title,
    theme: file.theme ?? {},
    themeStatus: file.theme_status,
    zone: forum.zone,
    startsOn: forum.starts_on,
    endsOn: forum.ends_on,
    finalWeek: forum.final_week ?? null,
    mode: forum.mode.planned,
    modeFallbacks: forum.mode.fallbacks.map((fallback) => fallback.mode),
    venue: { name: forum.venue ?? null, city: forum.city, country: forum.country },
    contact: file.contact,
    letter: file.letter ?? {},
    details: {
      legalBasis: file.legal_basis.map((basis) => ({
        symbol: basis.symbol,
        citedAs: basis.cited_as,
        about: basis.about,
      })),
      programmeClaim: forum.programme_claim ?? {},
      fallbacks: forum.mode.fallbacks,
      dependsOn: forum.mode.depends_on ?? {},
      facilitatorGroups: groups.map(({ id, name }) => ({ id, name })),
      letters,
    },
    submissionPrefix: file.reference_prefix,
    firstSessionNumber: file.sessions.first_number,
    sessionKinds: file.sessions.made_of,
    calls: file.calls.map(callOf),
    phases: file.phases.map((phase) => phaseOf(phase, forum.zone)),
  }
}

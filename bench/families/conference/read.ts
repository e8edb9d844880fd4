import { z } from 'zod'
import { type Conference, type Term, terms } from './instance.ts'

/** What is wrong with a file, and where: `at` is a path such as `submissions.4.track`. */
export interface ReadingProblem {
  code: 'not-the-format' | 'matrix-shape' | 'unknown-index' | 'negative'
  at: string
  facts: Record<string, string | number>
}

export type Reading = { ok: true; conference: Conference } | { ok: false; problems: ReadingProblem[] }

const count = z.number().int().nonnegative()
const indices = z.array(count)
const matrix = z.array(z.array(z.number()))
const weights = z.object(Object.fromEntries(terms.map((term) => [term, z.number()])) as Record<Term, z.ZodNumber>)

const conferenceFile = z.object({
  name: z.string(),
  sessions: z.array(z.object({ name: z.string(), slots: count.min(1) })).min(1),
  rooms: z.array(z.string()).min(1),
  tracks: z.array(z.object({ name: z.string(), chairConflicts: indices })).min(1),
  submissions: z
    .array(
      z.object({
        name: z.string(),
        track: count,
        slots: count.min(1),
        order: count,
        presenterConflicts: indices,
        attendeeConflicts: indices,
      }),
    )
    .min(1),
  weights,
  submissionSession: matrix,
  submissionTimezone: matrix,
  submissionRoom: matrix,
  trackSession: matrix,
  trackRoom: matrix,
  trackTrack: matrix,
  sessionRoom: matrix,
})

/** Reads a parsed instance file; a file that breaks the format comes back with every breach and its place. */
export function readConference(file: unknown): Reading {
  const parsed = conferenceFile.safeParse(file)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({
        code: 'not-the-format',
        at: issue.path.join('.'),
        facts: { expected: 'expected' in issue ? String(issue.expected) : issue.code },
      })),
    }
  }
  const problems = [...shapeProblems(parsed.data), ...indexProblems(parsed.data), ...signProblems(parsed.data)]
  return problems.length === 0 ? { ok: true, conference: parsed.data } : { ok: false, problems }
}

const matrixNames = [
  'submissionSession',
  'submissionTimezone',
  'submissionRoom',
  'trackSession',
  'trackRoom',
  'trackTrack',
  'sessionRoom',
] as const

function shapeProblems(conference: Conference): ReadingProblem[] {
  const submissions = conference.submissions.length
  const sessions = conference.sessions.length
  const rooms = conference.rooms.length
  const tracks = conference.tracks.length
  const shapes: Record<(typeof matrixNames)[number], [number, number]> = {
    submissionSession: [submissions, sessions],
    submissionTimezone: [submissions, sessions],
    submissionRoom: [submissions, rooms],
    trackSession: [tracks, sessions],
    trackRoom: [tracks, rooms],
    trackTrack: [tracks, tracks],
    sessionRoom: [sessions, rooms],
  }
  return matrixNames.flatMap((name): ReadingProblem[] => {
    const [rows, columns] = shapes[name]
    const found = conference[name]
    if (found.length !== rows) return [{ code: 'matrix-shape', at: name, facts: { rows, found: found.length } }]
    return found.flatMap((row, index): ReadingProblem[] =>
      row.length === columns
        ? []
        : [{ code: 'matrix-shape', at: `${name}.${index}`, facts: { columns, found: row.length } }],
    )
  })
}

function indexProblems(conference: Conference): ReadingProblem[] {
  const problems: ReadingProblem[] = []
  const expectBelow = (limit: number, found: number, at: string) => {
    if (found >= limit) problems.push({ code: 'unknown-index', at, facts: { found, below: limit } })
  }
  conference.tracks.forEach((track, t) => {
    track.chairConflicts.forEach((other, i) => {
      expectBelow(conference.tracks.length, other, `tracks.${t}.chairConflicts.${i}`)
    })
  })
  conference.submissions.forEach((submission, s) => {
    expectBelow(conference.tracks.length, submission.track, `submissions.${s}.track`)
    for (const list of ['presenterConflicts', 'attendeeConflicts'] as const) {
      submission[list].forEach((other, i) => {
        expectBelow(conference.submissions.length, other, `submissions.${s}.${list}.${i}`)
      })
    }
  })
  return problems
}

/** The search and the bound take every penalty and weight to be a price, never a reward. */
function signProblems(conference: Conference): ReadingProblem[] {
  const negative = (at: string, found: number): ReadingProblem[] =>
    found < 0 ? [{ code: 'negative', at, facts: { found } }] : []
  return [
    ...terms.flatMap((term) => negative(`weights.${term}`, conference.weights[term])),
    ...matrixNames.flatMap((name) =>
      conference[name].flatMap((row, r) => row.flatMap((value, c) => negative(`${name}.${r}.${c}`, value))),
    ),
  ]
}

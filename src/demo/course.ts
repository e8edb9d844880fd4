import { z } from 'zod'
import { KINDS } from '../documents/public.ts'
import { editionHas, readEditionFile } from '../editions/public.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { type JudgingEvent, judgingEvents } from './course/judging.ts'
import { libraryAct, libraryActs } from './course/library.ts'
import { nominationsCourse } from './course/nominations.ts'
import { type PhotoEvent, photoEvents } from './course/photos.ts'
import { type ReportAct, reportsCourse } from './course/reports.ts'
import { type MeetingEvent, meetingEvents } from './meetings.ts'
import { type Sample, type Samples, samplesFile } from './samples.ts'
import { siteAct, siteActs } from './site-pages.ts'
import { story } from './steps.ts'
import { said } from './story.ts'

const at = z.iso.datetime()
const submission = z.string()

const act = z.discriminatedUnion('do', [
  z.object({ at, do: z.literal('known_change'), change: z.string() }),
  z.object({
    at,
    do: z.literal('extend'),
    call: z.string(),
    /** Wall clock in the zone of the edition. */
    local: z.string(),
    change: z.string(),
    reason: said,
  }),
  z.object({
    at,
    do: z.literal('decide'),
    submission,
    outcome: z.enum(['accepted', 'merged', 'not_taken', 'deferred']),
    into: z.string().optional(),
    /** In which language the secretariat wrote the reason. */
    language: z.enum(LANGUAGES),
    reason: said,
  }),
  z.object({ at, do: z.literal('release') }),
  z.object({ at, do: z.literal('schedule'), moves: z.number().int().positive(), reason: said }),
  z.object({ at, do: z.literal('publish'), note: said }),
  /** Made and published a little later, by a job. */
  z.object({ at, do: z.literal('document'), kind: z.enum(KINDS), languages: z.array(z.enum(LANGUAGES)) }),
  siteAct,
  libraryAct,
  /** The invitation letter to everybody of `sample-addressees.json`; it leaves by a job. */
  z.object({ at, do: z.literal('mailing') }),
  z.object({ at, do: z.literal('mailing_left') }),
  /** Who shall have spoken by the end of a call, for everybody to read: "dimension value" each, one or two at once. */
  z.object({
    at,
    do: z.literal('targets'),
    call: z.string(),
    targets: z.array(
      z.object({ who: z.array(z.string()), least: z.number().optional(), share: z.number().optional() }),
    ),
  }),
  /** Themes, passages and points, as `sample-synthesis.json` tells them, and their publication. */
  z.object({ at, do: z.literal('synthesis') }),
  /** People of the samples register, by their places in the file; half-open. */
  z.object({ at, do: z.literal('register'), from: z.int(), to: z.int() }),
  /** Whoever is registered attends the sessions that begin between two moments; half-open. */
  z.object({ at, do: z.literal('attend'), from: at, until: at }),
  z.object({ at, do: z.literal('move'), submission, reason: said }),
  z.object({ at, do: z.literal('postpone'), submission, reason: said }),
])
export type Act = z.infer<typeof act>

const courseFile = z.object({ acts: z.array(act) })

/** Something that happened at a moment: a sample came in, the secretariat did something, a nomination or a meeting went on. */
type Event = { beside?: Beside } & (
  | { at: Date; sample: Sample }
  | { at: Date; act: Act }
  | { at: Date; nomination: Nomination }
  | { at: Date; report: ReportAct }
  | { at: Date; meeting: MeetingEvent }
  | PhotoEvent
  | JudgingEvent
)
/** An edition beside the one that is shown, where something happened, and the samples it speaks of. */
type Beside = { slug: string; samples: Samples }
type Nomination = z.infer<typeof nominationsCourse>['nominations'][number]

export type Course = { samples: Samples; events: Event[] }

/** Everything that happened in an edition's demonstration, in the order of time; of one moment, what came in first. */
export function courseOf(slug: string): Course {
  const samples = samplesOf(slug)
  const { acts } = courseFile.parse(readEditionFile(slug, 'sample-course'))
  const events: Event[] = [
    ...handedIn(samples),
    ...nominationsIn(slug).map((nomination) => ({ at: new Date(nomination.at), nomination })),
    ...reportsIn(slug).map((report) => ({ at: new Date(report.at), report })),
    ...meetingEvents(slug),
    ...photoEvents(slug),
    ...judgingEvents(slug),
    ...story().beside.flatMap((name) => eventsBeside(name, samples)),
    ...[...acts, ...siteActs(slug), ...libraryActs(slug)].map((done) => ({ at: new Date(done.at), act: done })),
  ]
  return { samples, events: events.sort((a, b) => a.at.getTime() - b.at.getTime()) }
}

const samplesOf = (slug: string): Samples => samplesFile.parse(readEditionFile(slug, 'sample-submissions'))

const handedIn = ({ submissions }: Samples) =>
  submissions.map((sample) => ({ at: new Date(sample.submitted_at ?? story().drafts_begun), sample }))

/** What happened in an edition beside: its samples, of the people and organizations of the one that is shown, and how they were judged. */
function eventsBeside(slug: string, { organizations, people }: Samples): Event[] {
  const beside = { slug, samples: { organizations, people, submissions: samplesOf(slug).submissions } }
  return [...handedIn(beside.samples), ...judgingEvents(slug)].map((event) => ({ ...event, beside }))
}

/** What happened after one moment and until another, that one included. */
export const between = (events: Event[], after: Date, until: Date): Event[] =>
  events.filter((e) => e.at > after && e.at <= until)

const reportsIn = (slug: string): readonly ReportAct[] =>
  editionHas(slug, 'sample-reports') ? reportsCourse.parse(readEditionFile(slug, 'sample-reports')).reports : []

const nominationsIn = (slug: string): readonly Nomination[] =>
  editionHas(slug, 'sample-nominations')
    ? nominationsCourse.parse(readEditionFile(slug, 'sample-nominations')).nominations
    : []

import type { EditionScope } from '../access/public.ts'
import { program } from '../acts/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { fixedClock } from '../platform/clock.ts'
import { openMail } from '../platform/mail/mail.ts'
import type { Platform } from '../platform/platform.ts'
import { carryOut } from './carry-out.ts'
import { carryOutJudging } from './course/judging.ts'
import { carryOutNomination } from './course/nominations.ts'
import { carryOutPhoto } from './course/photos.ts'
import { carryOutReport } from './course/reports.ts'
import type { Course } from './course.ts'
import { type HandedIn, handIn } from './hand-in.ts'
import { holdMeeting } from './meetings.ts'
import { demoPerson } from './people.ts'

export type Ran = Record<HandedIn, number> & { acts: number }

/** Lets the events of a course, or of a part of one, happen, each at its own moment, through the real actions. Letters stay in the local inbox. */
export async function runCourse(
  platform: Platform,
  shown: EditionScope,
  course: Course,
  onDone: (done: number) => Promise<unknown> = async () => {},
): Promise<Ran> {
  const { db, config } = platform
  const clock = fixedClock(new Date(0))
  const mail = openMail({ ...platform, clock, config: { ...config, smtpUrl: null } }) // nobody reads mail at example.org
  const then: Platform = { ...platform, clock, mail }
  const officers = await db.transaction().execute(async (tx) => ({
    officer: await demoPerson(tx, 'secretariat_officer', platform.clock.now()),
    head: await demoPerson(tx, 'secretariat_head', platform.clock.now()),
  }))
  const scopes = new Map([[shown.slug, shown]])
  const ran: Ran = { submitted: 0, withdrawn: 0, late: 0, drafts: 0, acts: 0 }
  for (const [i, event] of course.events.entries()) {
    clock.set(event.at)
    const { slug, samples } = event.beside ?? { slug: shown.slug, samples: course.samples }
    const edition = scopes.get(slug) ?? (await laidOut(then, slug))
    scopes.set(slug, edition)
    if ('sample' in event) ran[await handIn(then, edition, event, samples)]++
    else if ('nomination' in event) {
      const cast = { officer: program(officers.officer.person.id), head: program(officers.head.person.id) }
      await carryOutNomination(then, edition, event.nomination, cast)
      ran.acts++
    } else if ('report' in event) {
      await carryOutReport(then, edition, event.report, { officer: officers.officer, samples })
      ran.acts++
    } else if ('photo' in event) await carryOutPhoto(then, edition, event.photo, { ...officers, samples })
    else if ('judging' in event) await carryOutJudging(then, edition, event, { ...officers, samples })
    else if ('meeting' in event) await holdMeeting(then, edition, event.meeting, officers.officer)
    else {
      await carryOut(then, edition, event.act, { ...officers, samples })
      ran.acts++
    }
    await onDone(i + 1)
  }
  return ran
}

/** An edition beside the one that is shown; a demonstration that an earlier version made has it not yet. */
async function laidOut(platform: Platform, slug: string): Promise<EditionScope> {
  await loadEdition(platform, slug, { asPrinted: true })
  const edition = await editionBySlug(platform.db, slug)
  if (!edition) throw new Error(`The edition ${slug} was loaded and is not there.`)
  return edition
}

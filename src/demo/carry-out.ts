import type { EditionScope, Viewer } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { extendAtDesk } from '../consultation/public.ts'
import { documentOrdered } from '../documents/public.ts'
import { knownChange } from '../editions/public.ts'
import { endSession, publishAgenda, scheduleUnplaced } from '../plan/public.ts'
import type { Platform } from '../platform/platform.ts'
import { keepDecision, releaseWaiting } from '../review/public.ts'
import { attendSessions } from './course/attendance.ts'
import { handOut } from './course/library.ts'
import { orderMailing, sendMailing } from './course/mailing.ts'
import { makeSynthesis } from './course/synthesis.ts'
import { setTargets } from './course/targets.ts'
import type { Act } from './course.ts'
import { emailOf } from './hand-in.ts'
import { moveSession } from './move-session.ts'
import { callClosing, sampleStanding } from './reads.ts'
import { registerPeople } from './register-people.ts'
import type { Samples } from './samples.ts'
import { writeSitePage } from './site-pages.ts'
import { writtenIn } from './story.ts'

/** Who acts at the desk, and the submissions their acts speak of. */
type Cast = { officer: Viewer; head: Viewer; samples: Samples }

/**
 * Carries out one act of the secretariat through the action the desk uses; the platform's clock stands at its moment. An act that
 * visitors have made impossible or needless meanwhile is left out: theirs counts.
 */
export async function carryOut(
  platform: Platform,
  edition: EditionScope,
  act: Act,
  { officer, head, samples }: Cast,
): Promise<void> {
  const { db } = platform
  const sampleOf = async (id: string) => {
    const sample = samples.submissions.find((s) => s.id === id)
    if (!sample?.submitted_at) throw new Error(`The course speaks of ${id}, which was never handed in.`)
    return sampleStanding(db, edition, await emailOf(platform, edition, sample), new Date(sample.submitted_at))
  }
  const personId = officer.person?.id ?? null
  switch (act.do) {
    case 'known_change':
      return knownChange(platform, edition, act.change)
    case 'extend': {
      const closing = await callClosing(db, edition, act.call)
      const { call: callCode, local, reason } = act
      await extendAtDesk(platform, edition, officer, { callCode, local, reason, seenClosing: closing.toISOString() })
      return knownChange(platform, edition, act.change, true)
    }
    case 'decide': {
      const [sample, into] = [await sampleOf(act.submission), act.into ? await sampleOf(act.into) : null]
      if (!sample || sample.pending) return
      const wish = {
        reference: sample.reference,
        outcome: act.outcome,
        intoReference: into?.reference ?? '',
        reason: { ...writtenIn(act.reason, act.language), language: act.language },
      }
      await keepDecision(platform, { edition, actor: program(officer.person?.id) }, wish)
      return
    }
    case 'release':
      await releaseWaiting(platform, { edition, actor: program(head.person?.id) })
      return
    case 'schedule':
      await scheduleUnplaced(
        platform,
        { edition, actor: program(personId) },
        { seed: 1, moves: act.moves, reason: writtenIn(act.reason) },
      )
      return
    case 'move': {
      const sample = await sampleOf(act.submission)
      const why = { reason: writtenIn(act.reason), personId }
      if (sample?.session && sample.slot)
        await moveSession(platform, edition, { number: sample.session, fromSlot: sample.slot }, why)
      return
    }
    case 'postpone': {
      const sample = await sampleOf(act.submission)
      if (sample?.session)
        await endSession(
          platform,
          { edition, actor: program(personId) },
          { reason: writtenIn(act.reason), to: 'postponed', sessionNumber: sample.session },
        )
      return
    }
    case 'synthesis':
      return makeSynthesis({
        platform,
        edition,
        officer: program(personId),
        head: program(head.person?.id ?? null),
        referenceOf: async (id) => (await sampleOf(id))?.reference ?? null,
      })
    case 'targets':
      return setTargets({ platform, edition, officer: program(personId) }, act)
    case 'mailing':
      return orderMailing({ platform, edition, head: program(head.person?.id ?? null) })
    case 'mailing_left':
      return sendMailing(platform)
    case 'document':
      for (const language of act.languages)
        await perform(platform, documentOrdered, {
          edition,
          actor: program(head.person?.id ?? null),
          wish: { kind: act.kind, language, publish: true },
        })
      return
    case 'library':
      return handOut({ platform, edition, officer: program(personId) }, act)
    case 'site':
      return writeSitePage(platform, edition, head, act.page)
    case 'attend':
      return attendSessions(platform, edition, act)
    case 'register':
      await registerPeople(platform, edition, samples, act)
      return
    case 'publish':
      await publishAgenda(
        platform,
        { edition, actor: program(head.person?.id ?? null) },
        { note: writtenIn(act.note), reason: act.note.en },
      )
  }
}

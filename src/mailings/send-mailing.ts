import type { EditionScope } from '../access/public.ts'
import { type Acting, defineAct, perform, person, program } from '../acts/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { makeDocument } from '../documents/public.ts'
import { viewerOfPerson } from '../identity/public.ts'
import { keepFile } from '../platform/files/keep-file.ts'
import { jobKind } from '../platform/jobs/kinds.ts'
import { pickText } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { mailTo } from './compose.ts'
import { dueMailings, letterKey, type MailingWhole, mailingWhole, recipientsOf } from './reads.ts'
import { changeMailing } from './store.ts'

/** Look for mailings whose time has come. */
export const MAILINGS_DUE = jobKind<Record<string, never>>('mailings-due', {
  retryLimit: 3,
  firstPause: 15,
  longestPause: 60,
  takesAtMost: 900,
  atOnce: 1,
  looksEvery: 15,
})

type Files = Readonly<Record<string, string>>
type Wish = { readonly number: number; readonly files: Files }
type Facts = MailingWhole & { readonly recipients: Awaited<ReturnType<typeof recipientsOf>> }

/** A mailing whose time has come leaves: one letter a reader, in the outbox, with the document in their language. */
export const mailingLeft = defineAct<
  Wish,
  Facts,
  Facts,
  void,
  'mailing-unknown' | 'mailing-stopped' | 'mailing-gone' | 'not-due'
>({
  name: 'mailing left',
  may: 'mayPublish',
  async look({ tx, edition, locking }: Acting, { number }) {
    const mailing = await mailingWhole(tx, edition, number, locking)
    return mailing ? ok({ ...mailing, recipients: await recipientsOf(tx, mailing.id) }) : refuse('mailing-unknown')
  },
  decide(facts, _, now) {
    if (facts.stoppedAt) return refuse('mailing-stopped')
    if (facts.leftAt) return refuse('mailing-gone')
    return facts.leavesAt <= now ? ok(facts) : refuse('not-due')
  },
  async do({ platform, tx, edition, now }, { id, letters, recipients, files }) {
    await changeMailing(tx, edition, id, { left_at: now, fault: null })
    const forum = (language: (typeof recipients)[number]['language']) => pickText(edition.title, language).text
    await platform.mail.queueAll(
      tx,
      recipients.flatMap((to) => {
        const [letter, sha256] = [letters[to.language], files[to.language]]
        if (!letter || !sha256) return []
        const filename = `${edition.slug}-${to.language}.pdf`
        return [
          {
            ...mailTo(to, letter, forum(to.language)),
            to: to.email,
            key: letterKey(id, to.id),
            attachments: [{ filename, contentType: 'application/pdf', sha256 }],
          },
        ]
      }),
    )
  },
  record: (_, { number, recipients }) => ({ subject: String(number), details: { recipients: recipients.length } }),
})

/** Sends whatever is due, in all editions; how many mailings left. What cannot be made says so on the desk and is tried again. */
export async function sendDue(platform: Platform): Promise<number> {
  let left = 0
  for (const { number, orderedBy, slug } of await dueMailings(platform.db, platform.clock.now())) {
    const edition = await editionBySlug(platform.db, slug)
    const mailing = edition && (await mailingWhole(platform.db, edition, number))
    if (!edition || !mailing) continue
    const files = await documentsOf(platform, edition, mailing)
    if (!files) continue
    const by = orderedBy && (await viewerOfPerson(platform.db, orderedBy))
    // Whoever ordered it must still be allowed to; only the program itself needs no role.
    const actor = by ? person(by) : program(orderedBy)
    const done = await perform(platform, mailingLeft, { edition, actor, wish: { number, files } })
    if (done.ok) left++
    else if (done.refusal.code === 'not-allowed') await noteFault(platform, edition, mailing.id, 'not-allowed')
  }
  return left
}

/** The letter in each of its languages as a stored file, made of what was confirmed; null where one cannot be made now. */
async function documentsOf(platform: Platform, edition: EditionScope, { id, letters, files }: MailingWhole) {
  const made: Record<string, string> = {}
  for (const [language, { paper }] of Object.entries(letters)) {
    const known = files[language]
    const document = known ? null : await makeDocument(paper, 'pdf')
    if (document && document.kind !== 'made') {
      platform.log.error({ reason: document.kind === 'faulty' ? document.reason : document.kind }, 'letter not made')
      await noteFault(platform, edition, id, document.kind)
      return null
    }
    const keeping = { mediaType: 'application/pdf', at: platform.clock.now() }
    made[language] = known ?? (document ? (await keepFile(platform, document.bytes, keeping)).sha256 : '')
  }
  await platform.db.transaction().execute((tx) => changeMailing(tx, edition, id, { files: JSON.stringify(made) }))
  return made
}

const noteFault = (platform: Platform, edition: EditionScope, id: MailingWhole['id'], fault: string) =>
  platform.db.transaction().execute((tx) => changeMailing(tx, edition, id, { fault }))

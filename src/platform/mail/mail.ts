import nodemailer, { type Transporter } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Db, Tx } from '../db/db.ts'
import type { FileStore } from '../files/disk.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { LETTER } from '../jobs/kinds.ts'
import type { Log } from '../log.ts'

/** A small file that goes with a letter: as text, or one of the store, kept there once however many letters bring it. */
export type Attachment = { readonly filename: string; readonly contentType: string } & (
  | { readonly content: string }
  | { readonly sha256: string }
)

export type Letter = {
  to: string
  language: string
  subject: string
  text: string
  html: string
  readonly attachments?: readonly Attachment[]
  /** One letter per key, ever. */
  key: string
}

export type LetterCounts = Readonly<Record<'sent' | 'queued' | 'failed' | 'kept', number>>

export type Mail = {
  /**
   * Puts a letter into the outbox and a job that sends it, in the caller's transaction: no letter leaves for a change that was rolled
   * back. Without SMTP_URL it is kept for the local inbox.
   */
  queue(tx: Tx, letter: Letter): Promise<void>
  /** The same for many letters at once; how many of them are new. */
  queueAll(tx: Tx, letters: readonly Letter[]): Promise<number>
  /** How many of the letters with these keys have left, wait, could not be sent, or are kept for the local inbox. */
  countsOf(keys: readonly string[]): Promise<LetterCounts>
  /** The work of a `letter` job. Returns when the letter needs nothing more; throws when it is to be tried again later. */
  send(letterId: string): Promise<void>
  /** The work of a `letters-left` job: gives every letter that still waits its job, unless it has one. Returns how many wait. */
  takeUpWaiting(): Promise<number>
  /** Removes letters whose key begins so and that were queued before a moment, unless they still wait; how many. */
  forget(tx: Tx, keyBegins: string, queuedBefore: Date): Promise<number>
  /** Letters by state, for the doctor; `waitingSince` is when the oldest that waits was queued. */
  counts(): Promise<{ queued: number; failed: number; waitingSince: Date | null }>
}

// A server that says "try later" (grey-listing, a full mailbox) is asked for this long; one that cannot be reached, for ever.
const TRY_FOR_MILLISECONDS = 4 * 24 * 3600 * 1000
// While the server is away its letters take turns: one of them asks, the others wait for their next time without asking.
const REST_MILLISECONDS = 10_000
// Together shorter than a `letter` job may take.
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }
const LETTERS_A_STEP = 500

/** What the mail is kept, timed, noted and sent with: the parts of the platform that are there before it. */
type MailNeeds = {
  readonly config: Pick<Config, 'smtpUrl' | 'mailFrom'>
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly jobs: Pick<Jobs, 'send' | 'sendAll'>
  readonly files: Pick<FileStore, 'get'>
}

export function openMail(needs: MailNeeds, restMilliseconds = REST_MILLISECONDS): Mail {
  const { config, db, clock, jobs } = needs
  const transport = config.smtpUrl ? nodemailer.createTransport({ url: config.smtpUrl, ...PATIENCE }) : null
  let restsUntil = 0
  const queueAll = async (tx: Tx, letters: readonly Letter[]) => {
    let added = 0
    for (let from = 0; from < letters.length; from += LETTERS_A_STEP) {
      const rows = await addLetters(tx, letters.slice(from, from + LETTERS_A_STEP), transport !== null, clock.now())
      const waiting = rows.map(({ id }) => ({ payload: { letterId: id }, key: id }))
      if (transport) await jobs.sendAll(tx, LETTER, waiting)
      added += rows.length
    }
    return added
  }
  const sendJob = (tx: Tx, letterId: string) => jobs.send(tx, LETTER, { letterId }, { key: letterId })
  return {
    queue: async (tx, letter) => void (await queueAll(tx, [letter])),
    queueAll,
    async countsOf(keys) {
      const rows =
        keys.length === 0
          ? []
          : await db
              .selectFrom('mail_message')
              .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
              .where('key', 'in', keys)
              .groupBy('state')
              .execute()
      return { sent: 0, queued: 0, failed: 0, kept: 0, ...Object.fromEntries(rows.map((r) => [r.state, r.count])) }
    },
    async send(letterId) {
      if (!transport) return // the setting was taken away; the letter waits, and letters-left finds it when it is back
      if (performance.now() < restsUntil) throw new Error('mail server away')
      const outcome = await sendLetter(needs, transport, letterId)
      if (outcome === 'unreachable') restsUntil = performance.now() + restMilliseconds
      if (outcome === 'unreachable' || outcome === 'put-off') throw new Error(`letter ${outcome}`)
    },
    async takeUpWaiting() {
      if (!transport) return 0
      let waiting = 0
      let after: string | null = null
      for (;;) {
        const ids = await db.transaction().execute(async (tx) => {
          const letters = await tx
            .selectFrom('mail_message')
            .select('id')
            .where('state', '=', 'queued')
            .$if(after !== null, (q) => q.where('id', '>', after))
            .orderBy('id')
            .limit(LETTERS_A_STEP)
            .execute()
          for (const { id } of letters) await sendJob(tx, id)
          return letters.map((l) => l.id)
        })
        waiting += ids.length
        after = ids.at(-1) ?? null
        if (ids.length < LETTERS_A_STEP) return waiting
      }
    },
    async forget(tx, keyBegins, queuedBefore) {
      const gone = await tx
        .deleteFrom('mail_message')
        .where(({ eb, fn }) => eb(fn<boolean>('starts_with', ['key', eb.val(keyBegins)]), '=', true))
        .where('created_at', '<', queuedBefore)
        .where('state', '<>', 'queued')
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
    async counts() {
      const { queued, failed, since } = await db
        .selectFrom('mail_message')
        .select(({ fn }) => [
          fn.countAll<number>().filterWhere('state', '=', 'queued').as('queued'),
          fn.countAll<number>().filterWhere('state', '=', 'failed').as('failed'),
          fn.min('created_at').filterWhere('state', '=', 'queued').as('since'),
        ])
        .executeTakeFirstOrThrow()
      return { queued, failed, waitingSince: since }
    },
  }
}

/** Into the outbox, but for those whose key is known; kept there when nothing is sent from here. */
const addLetters = (tx: Tx, letters: readonly Letter[], sends: boolean, now: Date) =>
  tx
    .insertInto('mail_message')
    .values(
      letters.map((letter) => ({
        key: letter.key,
        recipient: letter.to,
        language: letter.language,
        subject: letter.subject.replace(/[\r\n]+/g, ' '),
        text_body: letter.text,
        html_body: letter.html,
        attachments: JSON.stringify(letter.attachments ?? []),
        state: sends ? 'queued' : 'kept',
        created_at: now,
      })),
    )
    .onConflict((oc) => oc.column('key').doNothing())
    .returning('id')
    .execute()

type Outcome = 'nothing-to-do' | 'sent' | 'refused' | 'put-off' | 'unreachable'

/**
 * Sends one letter with its row locked: a second job for it waits here, then finds it sent. A worker killed between the server's yes
 * and our commit sends that letter once more, under the same Message-ID: mail cannot be exactly once.
 */
function sendLetter(
  { config, db, clock, log, files }: MailNeeds,
  transport: Transporter,
  letterId: string,
): Promise<Outcome> {
  return db.transaction().execute(async (tx) => {
    const letter = await tx
      .selectFrom('mail_message')
      .select(['id', 'recipient', 'subject', 'text_body', 'html_body', 'attachments', 'attempts', 'created_at'])
      .where('id', '=', letterId)
      .where('state', '=', 'queued')
      .forUpdate()
      .executeTakeFirst()
    if (!letter) return 'nothing-to-do'
    const attachments = await brought(files, letter.attachments as unknown as Attachment[]) // written by addLetters only
    const note = (change: { state?: 'sent' | 'failed'; sent_at?: Date; last_error?: string }) =>
      tx
        .updateTable('mail_message')
        .set({ attempts: letter.attempts + 1, ...change })
        .where('id', '=', letter.id)
        .execute()
    try {
      await transport.sendMail({
        from: config.mailFrom,
        to: { name: '', address: letter.recipient },
        subject: letter.subject,
        text: letter.text_body,
        html: letter.html_body,
        attachments,
        messageId: `<${letter.id}@convoke>`,
      })
    } catch (error) {
      const { code = 'unknown', responseCode = 0 } = error as { code?: string; responseCode?: number }
      const reason = responseCode ? `${code} ${responseCode}` : code
      log.warn({ letter: letter.id, attempts: letter.attempts + 1, reason }, 'letter not sent')
      // Only the receiving server's word about this letter ends it; a server that is away, or refuses us all, says nothing about it.
      const aboutThisLetter = ['EENVELOPE', 'EMESSAGE'].includes(code) && responseCode > 0
      const tooOld = clock.now().getTime() - letter.created_at.getTime() > TRY_FOR_MILLISECONDS
      const final = aboutThisLetter && (responseCode >= 500 || tooOld)
      await note({ last_error: reason, ...(final && { state: 'failed' }) })
      return final ? 'refused' : aboutThisLetter ? 'put-off' : 'unreachable'
    }
    await note({ state: 'sent', sent_at: clock.now() })
    return 'sent'
  })
}

/** What goes with a letter, with the bytes of what the store keeps. */
const brought = (files: MailNeeds['files'], attachments: readonly Attachment[]) =>
  Promise.all(
    attachments.map(async (one) => {
      const { filename, contentType } = one
      if ('content' in one) return { filename, contentType, content: one.content }
      const content = await files.get(one.sha256)
      if (!content) throw new Error(`The file ${one.sha256} that goes with a letter is not in the store.`)
      return { filename, contentType, content: Buffer.from(content) }
    }),
  )

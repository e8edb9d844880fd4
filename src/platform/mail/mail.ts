import nodemailer, { type Transporter } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Db, Tx } from '../db/db.ts'
import type { Live } from '../live.ts'
import type { Log } from '../log.ts'

export type Letter = {
  to: string
  language: string
  subject: string
  text: string
  html: string
  /** One letter per key, ever. */
  key: string
}

export type Mail = {
  /** Puts a letter into the outbox, in the caller's transaction: no letter leaves for a change that was rolled back. */
  queue(tx: Tx, letter: Letter): Promise<void>
  /** Sends what waits; returns how many left. Without SMTP_URL letters are kept for the local inbox. */
  deliver(): Promise<number>
}

export const MAIL_QUEUED = 'mail_queued'

// A server that says "try later" (grey-listing, a full mailbox) is asked for this long; one that cannot be reached, for ever.
const TRY_FOR_MILLISECONDS = 4 * 24 * 3600 * 1000

export function openMail(
  config: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  db: Db,
  clock: Clock,
  log: Log,
  live: Live,
): Mail {
  const transport = config.smtpUrl ? nodemailer.createTransport(config.smtpUrl) : null
  return {
    async queue(tx, letter) {
      const added = await tx
        .insertInto('mail_message')
        .values({
          key: letter.key,
          recipient: letter.to,
          language: letter.language,
          subject: letter.subject.replace(/[\r\n]+/g, ' '),
          text_body: letter.text,
          html_body: letter.html,
          state: transport ? 'queued' : 'kept',
          created_at: clock.now(),
        })
        .onConflict((oc) => oc.column('key').doNothing())
        .executeTakeFirst()
      if (transport && added.numInsertedOrUpdatedRows) await live.notify(tx, MAIL_QUEUED, 'queued')
    },
    async deliver() {
      const tried: string[] = []
      let sent = 0
      while (transport) {
        const outcome = await deliverNext(db, transport, config.mailFrom, clock, log, tried)
        if (outcome === 'sent') sent++
        if (outcome === 'none' || outcome === 'unreachable') break
      }
      return sent
    },
  }
}

type Outcome = 'none' | 'sent' | 'put-off' | 'unreachable'

/**
 * One letter a transaction, its row locked, so that two workers never send the same one. A worker killed between the server's yes and
 * our commit sends that letter once more, under the same Message-ID: mail cannot be exactly once.
 */
function deliverNext(
  db: Db,
  transport: Transporter,
  from: string,
  clock: Clock,
  log: Log,
  tried: string[],
): Promise<Outcome> {
  return db.transaction().execute(async (tx) => {
    const letter = await tx
      .selectFrom('mail_message')
      .select(['id', 'recipient', 'subject', 'text_body', 'html_body', 'attempts', 'created_at'])
      .where('state', '=', 'queued')
      .$if(tried.length > 0, (q) => q.where('id', 'not in', tried))
      .orderBy('attempts')
      .orderBy('created_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!letter) return 'none'
    tried.push(letter.id)
    const note = (change: { state?: 'sent' | 'failed'; sent_at?: Date; last_error?: string }) =>
      tx
        .updateTable('mail_message')
        .set({ attempts: letter.attempts + 1, ...change })
        .where('id', '=', letter.id)
        .execute()
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: letter.recipient },
        subject: letter.subject,
        text: letter.text_body,
        html: letter.html_body,
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
      return aboutThisLetter ? 'put-off' : 'unreachable'
    }
    await note({ state: 'sent', sent_at: clock.now() })
    return 'sent'
  })
}

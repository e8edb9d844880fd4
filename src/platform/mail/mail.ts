import nodemailer, { type Transporter } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Db, Tx } from '../db/db.ts'
import type { Log } from '../log.ts'

export type Letter = {
  to: string
  language: string
  subject: string
  text: string
  html: string /** One letter per key, ever. */
  key: string
}

export type Mail = {
  /** Puts a letter into the outbox, in the caller's transaction: no letter leaves for a change that was rolled back. */
  queue(tx: Tx, letter: Letter): Promise<void>
  /** Sends what waits; returns how many left. Without SMTP_URL letters are kept for the local inbox. */
  deliver(): Promise<number>
}

const MAX_ATTEMPTS = 8

export function openMail(config: Pick<Config, 'smtpUrl' | 'mailFrom'>, db: Db, clock: Clock, log: Log): Mail {
  const transport = config.smtpUrl ? nodemailer.createTransport(config.smtpUrl) : null
  return {
    async queue(tx, letter) {
      await tx
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
        .execute()
    },
    async deliver() {
      let sent = 0
      while (transport && (await deliverOne(db, transport, config.mailFrom, clock, log))) sent++
      return sent
    },
  }
}

/** One letter a transaction, its row locked, so that two workers never send the same one. */
function deliverOne(db: Db, transport: Transporter, from: string, clock: Clock, log: Log): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const letter = await tx
      .selectFrom('mail_message')
      .select(['id', 'recipient', 'subject', 'text_body', 'html_body', 'attempts'])
      .where('state', '=', 'queued')
      .orderBy('attempts')
      .orderBy('created_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!letter) return false
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: letter.recipient },
        subject: letter.subject,
        text: letter.text_body,
        html: letter.html_body,
        messageId: `<${letter.id}@convoke>`,
      })
      await tx
        .updateTable('mail_message')
        .set({ state: 'sent', sent_at: clock.now() })
        .where('id', '=', letter.id)
        .execute()
      return true
    } catch (error) {
      const attempts = letter.attempts + 1
      const reason = String((error as { code?: string }).code ?? 'unknown')
      log.warn({ letter: letter.id, attempts, reason }, 'letter not sent')
      await tx
        .updateTable('mail_message')
        .set({ attempts, last_error: reason, state: attempts >= MAX_ATTEMPTS ? 'failed' : 'queued' })
        .where('id', '=', letter.id)
        .execute()
      return false // leave the rest for the next round: the server is probably away
    }
  })
}

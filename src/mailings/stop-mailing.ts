import { type Acting, defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { type MailingWhole, mailingWhole } from './reads.ts'
import { changeMailing } from './store.ts'

/** A mailing that waits is stopped: nothing of it leaves. */
export const mailingStopped = defineAct<
  number,
  MailingWhole,
  MailingWhole,
  void,
  'mailing-unknown' | 'mailing-gone' | 'mailing-stopped'
>({
  name: 'mailing stopped',
  may: 'mayPublish',
  async look({ tx, edition, locking }: Acting, number) {
    const mailing = await mailingWhole(tx, edition, number, locking)
    return mailing ? ok(mailing) : refuse('mailing-unknown')
  },
  decide(mailing) {
    if (mailing.leftAt) return refuse('mailing-gone')
    return mailing.stoppedAt ? refuse('mailing-stopped') : ok(mailing)
  },
  do: ({ tx, edition, personId, now }, { id }) =>
    changeMailing(tx, edition, id, { stopped_at: now, stopped_by: personId }),
  record: (_, { number }) => ({ subject: String(number) }),
})

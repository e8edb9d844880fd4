import { randomBytes } from 'node:crypto'
import type { Acting } from '../acts/public.ts'
import { hashToken } from '../identity/public.ts'
import { addReportLink, type Report } from '../outcomes/public.ts'
import { reportLetter } from './letters.ts'

type Matter = Parameters<typeof reportLetter>[2]

/** A report, and what the link of its letter carries. */
export type Linked = { readonly report: Report; readonly secret: string }

/** Gives reports links of letters; those sent before still lead there. */
export async function linkReports({ tx, now }: Acting, reports: readonly Report[]): Promise<Linked[]> {
  const linked = reports.filter(({ email }) => email !== '').map((report) => ({ report, secret: newSecret() }))
  for (const { report, secret } of linked) await addReportLink(tx, report.id, hashToken(secret), now)
  return linked
}
const newSecret = () => randomBytes(24).toString('base64url')

export async function writeTo(
  { platform, tx, edition }: Acting,
  linked: readonly Linked[],
  about: Pick<Matter, 'matter' | 'reason'>,
): Promise<void> {
  const writing = { origin: platform.config.origin, edition, ...about }
  await platform.mail.queueAll(
    tx,
    linked.flatMap(({ report, secret }) => reportLetter(report, secret, writing) ?? []),
  )
}

import { z } from 'zod'
import type { EditionScope } from '../../access/public.ts'
import { type Actor, perform } from '../../acts/public.ts'
import { readEditionFile } from '../../editions/public.ts'
import { addresseesTaken, mailingOrdered, sendDue } from '../../mailings/public.ts'
import type { Platform } from '../../platform/platform.ts'

const addresseesFile = z.object({ rows: z.array(z.array(z.string())) })

const SHORTEST_DELAY = 15

type Doing = { readonly platform: Platform; readonly edition: EditionScope; readonly head: Actor }

/** The invitation letter is ordered for everybody of the samples; it leaves when its delay is over. */
export async function orderMailing({ platform, edition, head }: Doing): Promise<void> {
  const { rows } = addresseesFile.parse(readEditionFile(edition.slug, 'sample-addressees'))
  const lines = rows.map((cells, n) => ({ line: n + 1, cells }))
  await perform(platform, addresseesTaken, { edition, actor: head, wish: { rows: lines, fallback: 'en' } })
  await perform(platform, mailingOrdered, {
    edition,
    actor: head,
    wish: { again: false, delayMinutes: SHORTEST_DELAY },
  })
}

/** The delay is over: the letter leaves. */
export async function sendMailing(platform: Platform): Promise<void> {
  await sendDue(platform)
}

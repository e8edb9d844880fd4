import type { EditionScope } from '../../access/public.ts'
import { type Actor, performWithin, person, program } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { viewerOfPerson } from '../../identity/public.ts'
import { composeLetter } from '../../page/letter.ts'
import { pathTo } from '../../page/route.ts'
import { momentInWords } from '../../page/words.ts'
import type { Tx } from '../../platform/db/db.ts'
import { jobKind } from '../../platform/jobs/kinds.ts'
import { isLanguage, type Said } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { publishAgenda } from '../publish-agenda.ts'
import { type Held, publicationHeldBack } from './order-publication.ts'
import { type DueOrder, dueOrders } from './reads.ts'
import { publishingTexts } from './texts.ts'

/** Look every minute for publications whose set time has come. */
export const AGENDA_DUE = jobKind<Record<string, never>>('agenda-due', {
  retryLimit: 3,
  firstPause: 15,
  longestPause: 60,
  takesAtMost: 600,
  atOnce: 1,
  looksEvery: 30,
})

/** Carries out what is due. Each order is a transaction of its own, and done or held back once, however often this is asked. */
export async function carryOutOrders(platform: Platform): Promise<void> {
  for (const order of await dueOrders(platform.db, platform.clock.now())) {
    const edition = await editionBySlug(platform.db, order.slug)
    if (edition) await carryOut(platform, edition, order)
  }
}

async function carryOut(platform: Platform, edition: EditionScope, order: DueOrder): Promise<void> {
  const { id, seen, name, note, reason, orderedBy } = order
  const by = orderedBy && (await viewerOfPerson(platform.db, orderedBy))
  // Who ordered it must still be allowed to; only the program itself needs no role.
  const orderer: Actor = by ? person(by) : program(orderedBy)
  const wish = { name: name as Said, note: note as Said, reason, order: id } // both written by `addOrder` alone
  const done = await publishAgenda(platform, { edition, actor: orderer, seen }, wish)
  if (done.ok || done.refusal.code === 'order-settled') return
  const { refusal } = done
  const held = { id, because: refusal.code, difference: 'difference' in refusal ? refusal.difference : null }
  await platform.db.transaction().execute(async (tx) => {
    await performWithin(platform, tx, publicationHeldBack, { edition, actor: program(orderedBy), wish: held })
    await tell({ platform, tx, edition }, order, held)
  })
}

type In = { readonly platform: Platform; readonly tx: Tx; readonly edition: EditionScope }

/** Whoever ordered it is told, with the way to the page that shows what is another now. */
async function tell({ platform, tx, edition }: In, order: DueOrder, { because }: Held) {
  if (!order.email) return
  const language = isLanguage(order.language) ? order.language : 'en'
  const t = publishingTexts(language)
  const when = momentInWords(order.publishAt, language, { zone: edition.zone })
  const letter = composeLetter(language, {
    subject: t('letter.subject'),
    paragraphs: [t('letter.held', { when }), t.named('held', because) ?? because, t('letter.next')], // every code of publishing has a sentence
    action: {
      label: t('letter.open'),
      href: `${platform.config.origin}${pathTo(language, edition.slug, 'desk', 'agenda', 'publish')}`,
    },
    foot: t('letter.foot'),
  })
  await platform.mail.queue(tx, { to: order.email, key: `agenda-held:${order.id}`, ...letter })
}

import { holding } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { type AgendaView, agendaShown } from '../../agenda/parts.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, post, seeOther } from '../../page/route.ts'
import { cut } from '../../platform/text.ts'
import { crumbs } from '../addresses.ts'
import { changedIn } from '../changed.ts'
import { namesFor } from '../names.ts'
import { type PublishRefusal, previewAgenda, publishAgenda } from '../publish-agenda.ts'
import { planTexts } from '../texts.ts'
import { DeskPublishPage } from '../views/desk-publish.tsx'
import { writtenIn } from '../written-reason.ts'
import { type OrderRefusal, publicationOrdered, publicationWithdrawn } from './order-publication.ts'
import { type StandingOrder, standingOrder } from './reads.ts'
import { publishingTexts } from './texts.ts'

const mayPublish = holding('mayPublish')
const address = (request: PageRequest, ...more: string[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'agenda', ...more)

/** What is said with the version, as the form brings it. */
const wordsIn = ({ form, language }: PageRequest) => ({
  name: writtenIn(form, 'name', language),
  note: writtenIn(form, 'note', language),
})

/** What had changed when an order was held back, as a refusal tells it. */
const heldIn = (order: StandingOrder | null): PublishRefusal | undefined =>
  order?.difference ? { code: 'changed-meanwhile', facts: {}, difference: order.difference, by: [] } : undefined

async function publishPage(request: PageRequest, refusal?: PublishRefusal | OrderRefusal) {
  const { platform, language, form, viewer } = request
  const edition = editionOf(request)
  const looked = await previewAgenda(platform, { edition, actor: person(viewer) })
  if (!looked.ok) return absent()
  const { facts, seen } = looked.value
  const people = [...new Set(facts.breaches.flatMap((breach) => breach.people))]
  const title = planTexts(language)('publish.title')
  const order = await standingOrder(platform.db, edition)
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <DeskPublishPage
          {...{ edition, language, facts, refusal, order }}
          typed={{ ...wordsIn(request), reason: form.get('reason'), local: form.get('local') }}
          seen={seen ?? ''}
          names={await namesFor(platform.db, edition, people)}
          changed={await changedIn(platform.db, edition, refusal, language)}
          heldChanged={await changedIn(platform.db, edition, heldIn(order), language)}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** The programme as everybody would see it, were it published now. */
async function previewPage(request: PageRequest) {
  const { platform, viewer, language } = request
  const edition = editionOf(request)
  const looked = await previewAgenda(platform, { edition, actor: person(viewer) })
  if (!looked.ok) return absent()
  const { version, entries, changes, letters } = looked.value.facts
  const now = platform.clock.now()
  const t = publishingTexts(language)
  const agenda: AgendaView = { id: 'preview', version, publishedAt: now, name: '', note: '', entries, changes }
  const shown = await agendaShown(request, agenda, {
    path: address(request, 'preview'),
    says: t('preview.says', { version, changes: changes.length, letters: letters.length }),
    back: { href: address(request, 'publish'), label: planTexts(language)('publish.title') },
  })
  const publish = { label: planTexts(language)('publish.title'), href: address(request, 'publish') }
  return page({
    title: t('preview'),
    section: 'desk',
    crumbs: [...crumbs(request), publish, { label: t('preview') }],
    body: shown,
  })
}

/** Publishing the programme: now or at a set time, seen beforehand as a visitor would. */
export const publishingRoutes = [
  get('/:edition/desk/agenda/publish', mayPublish, (request) => publishPage(request)),

  get('/:edition/desk/agenda/preview', mayPublish, previewPage),

  post('/:edition/desk/agenda/publish', mayPublish, async (request) => {
    const { platform, language, form, viewer } = request
    const edition = editionOf(request)
    const by = { edition, actor: person(viewer), seen: form.get('seen') }
    const wish = { ...wordsIn(request), reason: cut(form.get('reason'), 2000) }
    if (form.get('do') === 'order') {
      const ordered = await perform(platform, publicationOrdered, {
        ...by,
        wish: { ...wish, local: form.get('local') },
      })
      return ordered.ok ? seeOther(address(request, 'publish')) : publishPage(request, ordered.refusal)
    }
    const done = await publishAgenda(platform, by, wish)
    if (!done.ok) return publishPage(request, done.refusal)
    return seeOther(pathTo(language, edition.slug, 'agenda', 'versions'))
  }),

  post('/:edition/desk/agenda/publish/withdraw', mayPublish, async (request) => {
    const by = { edition: editionOf(request), actor: person(request.viewer) }
    const done = await perform(request.platform, publicationWithdrawn, { ...by, wish: request.form.get('order') })
    // Settled meanwhile: the page says what became of it.
    return done.ok || done.refusal.code === 'order-settled' ? seeOther(address(request, 'publish')) : absent()
  }),
]

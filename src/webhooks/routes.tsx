import { holding } from '../access/public.ts'
import { perform, person, seenOf } from '../acts/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, post, type Reply, seeOther } from '../page/route.ts'
import { webhookChanged, webhookKept, webhookRemoved, webhookTold } from './acts.ts'
import { deliveriesOf, webhookOf, webhooksOf } from './reads.ts'
import { webhookTexts } from './texts.ts'
import { WebhookPage } from './views/webhook-page.tsx'
import { WebhooksPage } from './views/webhooks-page.tsx'

const keeping = holding('mayKeepWebhooks')
const BASE = '/:edition/desk/webhooks'

const byIn = (request: PageRequest) => ({
  edition: editionOf(request),
  actor: person(request.viewer),
  seen: request.form.get('seen'),
})
const address = ({ language, edition }: PageRequest, ...more: string[]) =>
  pathTo(language, edition?.slug ?? '', 'desk', 'webhooks', ...more)

async function listPage(request: PageRequest, refusal?: { readonly code: string }): Promise<Reply> {
  const { platform, language, form } = request
  const edition = editionOf(request)
  const title = webhookTexts(language)('title')
  const webhooks = await webhooksOf(platform.db, edition)
  return page(
    {
      title,
      section: 'desk',
      crumbs: [{ label: title }],
      body: (
        <WebhooksPage
          {...{ edition, language, webhooks }}
          refusal={refusal?.code}
          typed={{ name: form.get('name'), url: form.get('url') }}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

async function onePage(request: PageRequest, refusal?: { readonly code: string }): Promise<Reply> {
  const { platform, language, params } = request
  const edition = editionOf(request)
  const webhook = await webhookOf(platform.db, edition, params.id ?? '')
  if (!webhook) return absent()
  const { id, name, url, state } = webhook
  const deliveries = await deliveriesOf(platform.db, id)
  const all = { label: webhookTexts(language)('title'), href: address(request) }
  return page(
    {
      title: name,
      section: 'desk',
      crumbs: [all, { label: name }],
      body: (
        <WebhookPage
          {...{ edition, language, webhook, deliveries }}
          seen={seenOf({ [id]: { name, url, state } }, platform.clock.now())}
          refusal={refusal?.code}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

const CHANGES = { pause: 'paused', resume: 'on', renew: 'new secret' } as const

/** Programs that are told of each version: kept, tried, paused, removed; what they were told, and how it went. */
export const routes = [
  get(BASE, keeping, (request) => listPage(request)),

  post(BASE, keeping, async (request) => {
    const { platform, form } = request
    const { edition, actor } = byIn(request)
    const wish = { name: form.get('name'), url: form.get('url') }
    const kept = await perform(platform, webhookKept, { edition, actor, wish })
    return kept.ok ? seeOther(address(request, kept.value.id)) : listPage(request, kept.refusal)
  }),

  get(`${BASE}/:id`, keeping, (request) => onePage(request)),

  post(`${BASE}/:id`, keeping, async (request) => {
    const { platform, form, params } = request
    const id = params.id ?? ''
    const act = form.get('act')
    const by = byIn(request)
    if (act === 'remove') {
      const removed = await perform(platform, webhookRemoved, { ...by, wish: { id } })
      return removed.ok ? seeOther(address(request)) : onePage(request, removed.refusal)
    }
    if (act in CHANGES) {
      const wish = { id, to: CHANGES[act as keyof typeof CHANGES] }
      const changed = await perform(platform, webhookChanged, { ...by, wish })
      return changed.ok ? seeOther(address(request, id)) : onePage(request, changed.refusal)
    }
    const wish = { id, delivery: form.get('delivery') || null }
    const { edition, actor } = by
    const told = await perform(platform, webhookTold, { edition, actor, wish })
    return told.ok ? seeOther(address(request, id)) : onePage(request, told.refusal)
  }),
]

import { holding, may } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../../acts/public.ts'
import { personNames } from '../../identity/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../../page/route.ts'
import { pickText } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../texts.ts'
import { organizationsMerged, organizationsUnmerged } from './merge.ts'
import { lookalikesOfEdition, mergesOfEdition, sharedAddresses, unprovenSenders } from './reads.ts'
import { MergePage } from './views/merge-page.tsx'
import { OrganizationsPage } from './views/organizations-page.tsx'
import { senderVouched } from './vouch.ts'

const deskOf = (request: PageRequest, ...rest: string[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'organizations', ...rest)

const crumbs = (request: PageRequest) => [
  {
    label: pickText(editionOf(request).title, request.language).text,
    href: pathTo(request.language, editionOf(request).slug),
  },
  { label: submissionsTexts(request.language)('organizations.title'), href: deskOf(request) },
]

async function listPage(request: PageRequest, problem: string | null = null): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const [all, unproven, shared, merges] = await Promise.all([
    lookalikesOfEdition(platform.db, edition),
    unprovenSenders(platform.db, edition),
    sharedAddresses(platform.db, edition),
    mergesOfEdition(platform.db, edition),
  ])
  const who = await personNames(
    platform.db,
    merges.map((m) => m.by as never),
  )
  const sees = {
    addresses: may(viewer, 'maySeeAddresses', { edition }),
    changes: may(viewer, 'mayMergeOrganizations', { edition }),
  }
  const title = submissionsTexts(language)('organizations.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request),
      body: (
        <OrganizationsPage
          {...{ edition, language, all, unproven, shared, merges, who, sees, problem }}
          to={deskOf(request)}
        />
      ),
    },
    { status: problem ? 409 : 200 },
  )
}

/** Two organizations side by side, to be confirmed as one; after a refusal what is no longer as it was. */
async function mergePage(
  request: PageRequest,
  wish: Wish,
  refused?: ActRefusal<'organization-unknown' | 'same-organization'>,
) {
  const { platform, viewer, language } = request
  const looked = await preview(platform, organizationsMerged, {
    edition: editionOf(request),
    actor: person(viewer),
    wish,
  })
  if (!looked.ok) return refused ? listPage(request, submissionsTexts(language)('organizations.gone')) : absent()
  const { facts, seen, decided } = looked.value
  if (!decided.ok) return absent()
  const addresses = may(viewer, 'maySeeAddresses', { edition: editionOf(request) })
  return page(
    {
      title: submissionsTexts(language)('organizations.merge.title'),
      section: 'desk',
      crumbs: crumbs(request),
      body: (
        <MergePage
          edition={editionOf(request)}
          {...{ ...facts, language, addresses }}
          seen={seen ?? ''}
          to={deskOf(request)}
          changed={refused?.code === 'changed-meanwhile'}
        />
      ),
    },
    { status: refused ? 409 : 200 },
  )
}

type Wish = { readonly fromId: string; readonly intoId: string }
const wishIn = (of: { get(name: string): string | null }): Wish => ({
  fromId: of.get('from') ?? '',
  intoId: of.get('into') ?? '',
})
const CHANGES = holding('mayMergeOrganizations')

/** Which organizations may be one, who stands behind them, and which addresses people share. */
export const organizationRoutes: Route[] = [
  get('/:edition/desk/organizations', holding('maySeeDesk'), (request) => listPage(request)),
  get('/:edition/desk/organizations/merge', CHANGES, (request) =>
    request.query.has('from') ? mergePage(request, wishIn(request.query)) : seeOther(deskOf(request)),
  ),

  post('/:edition/desk/organizations/merge', CHANGES, async (request) => {
    const { platform, viewer, form } = request
    const order = { edition: editionOf(request), actor: person(viewer), wish: wishIn(form), seen: form.get('seen') }
    const done = await perform(platform, organizationsMerged, order)
    return done.ok ? seeOther(`${deskOf(request)}#merges`) : mergePage(request, order.wish, done.refusal)
  }),

  post('/:edition/desk/organizations/unmerge', CHANGES, async (request) => {
    const { platform, viewer, form, language } = request
    const order = { edition: editionOf(request), actor: person(viewer), wish: { mergeId: form.get('merge') } }
    const done = await perform(platform, organizationsUnmerged, order)
    return done.ok ? seeOther(deskOf(request)) : listPage(request, submissionsTexts(language)('organizations.gone'))
  }),

  post('/:edition/desk/organizations/vouch', CHANGES, async (request) => {
    const { platform, viewer, form, language } = request
    const wish = { number: Number(form.get('number')) || 0, vouched: form.get('vouched') === 'yes' }
    const done = await perform(platform, senderVouched, { edition: editionOf(request), actor: person(viewer), wish })
    return done.ok
      ? seeOther(`${deskOf(request)}#senders`)
      : listPage(request, submissionsTexts(language)('organizations.gone'))
  }),
]

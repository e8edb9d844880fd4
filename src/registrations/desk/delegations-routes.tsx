import { holding } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../../acts/public.ts'
import { readNumber } from '../../forms/public.ts'
import { absent, editionOf, get, type PageRequest, post, type Reply, type Route, seeOther } from '../../page/route.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import { delegationEnded, delegationNamed } from '../for-others/name-delegation.ts'
import { allDelegations, type Listed } from '../for-others/reads.ts'
import { termsOf } from '../reads.ts'
import { registrationTexts } from '../texts.ts'
import { DelegationsPage } from './delegations-views.tsx'
import { deskOf, deskPage } from './routes.tsx'

const KEEPS = holding('mayKeepRegistrations')

/** What each standing delegation was shown as, for the form that ends it. */
async function seenOfEach(request: PageRequest, all: readonly Listed[]) {
  const { platform, viewer } = request
  const by = { edition: editionOf(request), actor: person(viewer) }
  const seen = new Map<string, string>()
  for (const { id } of all.filter(({ endedAt }) => endedAt === null)) {
    const looked = await preview(platform, delegationEnded, { ...by, wish: { id } })
    if (looked.ok) seen.set(id, looked.value.seen ?? '')
  }
  return seen
}

async function delegationsPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, form } = request
  const edition = editionOf(request)
  if (!(await termsOf(platform.db, edition))) return absent()
  const all = await allDelegations(platform.db, edition)
  const t = registrationTexts(language)
  const problem =
    refusal &&
    (t.named('delegation.refusal', refusal.code, refusal.facts as Record<string, number>) ?? t('problem.changed'))
  return deskPage(
    request,
    t('delegations'),
    <DelegationsPage
      {...{ edition, language, all, problem }}
      seen={await seenOfEach(request, all)}
      typed={refusal ? form : null}
    />,
    { status: refusal ? 422 : 200 },
  )
}

/** Who registers the people of organizations: named and ended by the secretariat. */
export const delegationDeskRoutes: Route[] = [
  get('/:edition/desk/registrations/delegations', KEEPS, (request) => delegationsPage(request)),
  post('/:edition/desk/registrations/delegations', KEEPS, async (request) => {
    const { platform, viewer, form, language } = request
    const by = { edition: editionOf(request), actor: person(viewer), seen: form.get('seen') }
    const said = form.get('language')
    const done =
      form.get('act') === 'end'
        ? await perform(platform, delegationEnded, { ...by, wish: { id: form.get('delegation') } })
        : await perform(platform, delegationNamed, {
            ...by,
            wish: {
              organization: form.get('organization'),
              email: form.get('email'),
              language: isLanguage(said) ? said : language,
              most: readNumber(form.get('most')),
            },
          })
    return done.ok ? seeOther(deskOf(request, 'delegations')) : delegationsPage(request, done.refusal)
  }),
]

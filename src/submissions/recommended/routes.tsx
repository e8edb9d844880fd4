import { anyone } from '../../access/public.ts'
import { perform, person, preview } from '../../acts/public.ts'
import { vocabulariesOf } from '../../forms/public.ts'
import { editionOf, get, type PageRequest, pathTo, post, type Reply, seeOther } from '../../page/route.ts'
import { framed } from '../draft-frame.ts'
import { submissionsTexts } from '../texts.ts'
import { SimplePage } from '../views/simple-page.tsx'
import { recommendedAnswered } from './answer.ts'
import { RecommendedPage } from './views/recommended-page.tsx'

const wishOf = ({ params, form }: PageRequest) => ({
  secret: params.secret ?? '',
  agrees: form.get('act') === 'agree',
})

/** What would be shown of whoever a submission recommends, by the link of their letter: seen first, answered by a button alone. */
export const recommendedRoutes = [
  get('/:edition/recommended/:secret', anyone, (request) => askedPage(request)),
  post('/:edition/recommended/:secret', anyone, async (request) => {
    const { platform, language, viewer, form } = request
    const [edition, wish] = [editionOf(request), wishOf(request)]
    if (!['agree', 'decline'].includes(form.get('act'))) return askedPage(request)
    const order = { edition, actor: person(viewer), wish, seen: form.get('seen') }
    const done = await perform(platform, recommendedAnswered, order)
    return done.ok ? seeOther(pathTo(language, edition.slug, 'recommended', wish.secret)) : askedPage(request, true)
  }),
]

async function askedPage(request: PageRequest, changed = false): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const t = submissionsTexts(language)
  const looked = await preview(platform, recommendedAnswered, { edition, actor: person(viewer), wish: wishOf(request) })
  if (!looked.ok)
    return framed(
      request,
      t('recommended.title'),
      <SimplePage title={t('recommended.title')} text={t('recommended.unknown')} />,
      { status: 404 },
    )
  const { facts: asked, seen } = looked.value
  const names = await vocabulariesOf(platform.db, edition)
  const body = <RecommendedPage {...{ edition, language, asked, names, changed }} seen={seen} />
  return framed(request, t('recommended.title'), body, { status: changed ? 409 : 200 })
}

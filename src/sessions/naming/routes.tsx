import { anyone } from '../../access/public.ts'
import { editionOf, get, type PageRequest, page, pathTo, post, type Reply, seeOther } from '../../page/route.ts'
import { pickText } from '../../platform/languages/public.ts'
import { wordsOf } from '../words.ts'
import { answerNaming } from './answer-naming.ts'
import { namingsOf, personOfLink } from './reads.ts'
import { namingTexts } from './texts.ts'
import { NamingPage } from './views/naming-page.tsx'

const secretIn = ({ params }: PageRequest) => params.secret ?? ''

function framed(request: PageRequest, body: Parameters<typeof page>[0]['body'], status = 200): Reply {
  const edition = editionOf(request)
  const title = namingTexts(request.language)('title')
  return page(
    {
      title,
      section: 'programme',
      crumbs: [
        { label: pickText(edition.title, request.language).text, href: pathTo(request.language, edition.slug) },
        { label: title },
      ],
      body,
    },
    { status },
  )
}

/** A link that is nobody's: the same for one that never was and for one of another forum. */
function unknown(request: PageRequest): Reply {
  const t = namingTexts(request.language)
  return framed(
    request,
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('unknown')}</p>
      </div>
    </div>,
    404,
  )
}

/** Where somebody is named, by the link of their letter: seen first, answered by a button, so that a mail scanner answers nothing. */
export const namingRoutes = [
  get('/:edition/named/:secret', anyone, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const personId = await personOfLink(platform.db, edition, secretIn(request))
    if (!personId) return unknown(request)
    const [namings, words] = await Promise.all([
      namingsOf(platform.db, edition, [personId]),
      wordsOf(platform.db, edition, language),
    ])
    return framed(request, <NamingPage {...{ edition, language, namings, words }} />)
  }),
  post('/:edition/named/:secret', anyone, async (request) => {
    const { platform, language, viewer, form } = request
    const edition = editionOf(request)
    const [number, objects] = [Number(form.get('session')), form.get('says') === 'object']
    const wish = { secret: secretIn(request), number, objects }
    const done = await answerNaming(platform, edition, viewer, wish)
    if (!done.ok && done.refusal.code === 'link-unknown') return unknown(request)
    return seeOther(pathTo(language, edition.slug, 'named', wish.secret)) // a session that no longer names them is gone from the page
  }),
]

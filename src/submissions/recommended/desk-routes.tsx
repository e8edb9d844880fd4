import { holding, may } from '../../access/public.ts'
import { type ActRefusal, perform, person } from '../../acts/public.ts'
import { editionOf, get, type PageRequest, page, pathTo, post, type Reply, seeOther } from '../../page/route.ts'
import { submissionsTexts } from '../texts.ts'
import { MOST_AT_ONCE, recommendedAskedAtDesk } from './ask-at-desk.ts'
import { seenBy } from './on-desk.ts'
import { answersCounted, unaskedIn } from './reads.ts'
import { UnaskedPage } from './views/unasked-page.tsx'

const AT = '/:edition/desk/submissions/recommended'
const deskOf = ({ language, edition }: PageRequest, ...rest: string[]) =>
  pathTo(language, edition?.slug ?? '', 'desk', 'submissions', ...rest)

async function unaskedPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, query } = request
  const edition = editionOf(request)
  const t = submissionsTexts(language)
  const seen = await seenBy(request, null)
  const [unasked, counted] = await Promise.all([
    unaskedIn(platform.db, edition, { most: MOST_AT_ONCE }),
    answersCounted(platform.db, edition),
  ])
  const went = /^\d{1,4}$/.exec(query.get('went') ?? '')
  return page(
    {
      title: t('recommended.desk.title'),
      section: 'desk',
      crumbs: [
        { label: t('recommended.desk.submissions'), href: deskOf(request) },
        { label: t('recommended.desk.title') },
      ],
      body: (
        <UnaskedPage
          {...{ edition, language, unasked, counted, seen }}
          maySeeAddresses={may(viewer, 'maySeeAddresses', { edition })}
          problem={refusal && t('recommended.desk.changed')}
          went={went && !refusal ? Number(went[0]) : null}
        />
      ),
    },
    { status: refusal ? 409 : 200 },
  )
}

/** People whom submissions recommend: who was asked, and the button that asks the others. */
export const recommendedDeskRoutes = [
  get(AT, holding('maySeeDesk'), (request) => unaskedPage(request)),

  post(AT, holding('mayDecide'), async (request) => {
    const { platform, viewer, form } = request
    const only = form.get('only') || null
    const order = { edition: editionOf(request), actor: person(viewer), wish: { only }, seen: form.get('seen') }
    const done = await perform(platform, recommendedAskedAtDesk, order)
    if (!done.ok) return unaskedPage(request, done.refusal)
    const queue = new URLSearchParams(form.get('queue').slice(0, 2000))
    if (only) return seeOther(`${deskOf(request, only)}${queue.size > 0 ? `?${queue}` : ''}#recommended`)
    return seeOther(`${deskOf(request, 'recommended')}?went=${done.value.letters.length}`)
  }),
]

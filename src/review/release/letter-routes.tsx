import { holding, may } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../../page/route.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import { listPath, releasePath, withQuery } from '../desk-addresses.ts'
import { reviewTexts } from '../texts.ts'
import { whyNot } from '../views/parts.tsx'
import { choiceIn, chosenOf } from './choice.ts'
import { itemsOf } from './contents.ts'
import { type LetterFacts, letterFactsOf, sortOf } from './letter-facts.ts'
import { letterWords } from './letters.ts'
import { going } from './order.ts'
import { testLetterSent } from './test-letter.ts'
import { LetterPage } from './views/letter.tsx'

/** The real letters of what is chosen for release, before anything is sent; one of them as a test to oneself. */
export const letterRoutes: Route[] = [
  get('/:edition/desk/release/letters', holding('maySeeDesk'), (request) => letterPage(request)),

  post('/:edition/desk/release/letters', holding('mayRelease'), async (request) => {
    const { platform, viewer, form, query } = request
    const found = await letterAt(request)
    if (!found) return absent()
    const wish = { letter: found.letter, to: viewer.person?.email ?? '', press: form.get('press') }
    const done = await perform(platform, testLetterSent, { edition: editionOf(request), actor: person(viewer), wish })
    if (!done.ok) return letterPage(request, { error: whyNot(done.refusal, request.language) })
    const address = new URLSearchParams(query)
    address.set('tested', '1')
    return seeOther(withQuery(releasePath(request, 'letters'), address.toString()))
  }),
]

type At = { letter: LetterFacts; position: number; count: number }

/** The letter an address names: of one sort and language, and which of them. */
async function letterAt({ platform, query, edition }: PageRequest): Promise<At | null> {
  if (!edition) return null
  const items = await platform.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => itemsOf(tx, edition, { waiting: 'all' }, false))
  const reads = query.get('reads')
  const letters = letterFactsOf(chosenOf(going(items), choiceIn(query))).filter(
    (letter) => sortOf(letter) === query.get('sort') && (!isLanguage(reads) || letter.about.reads === reads),
  )
  const position = Math.min(Math.max(0, Number.parseInt(query.get('at') ?? '0', 10) || 0), letters.length - 1)
  const letter = letters[position]
  return letter ? { letter, position, count: letters.length } : null
}

async function letterPage(request: PageRequest, shown: { error?: string } = {}): Promise<Reply> {
  const { platform, language, viewer, query } = request
  const edition = editionOf(request)
  const found = await letterAt(request)
  // Nothing waits, or not that any more: the release says what does.
  if (!found) return seeOther(releasePath(request))
  const t = reviewTexts(language)
  const back = new URLSearchParams([...query].filter(([name]) => ['chosen', 'group', 'without'].includes(name)))
  return page(
    {
      title: t('letters.one'),
      section: 'desk',
      crumbs: [
        { label: t('desk.title'), href: listPath(request) },
        { label: t('release.title'), href: withQuery(releasePath(request), back.toString()) },
        { label: t('letters.one') },
      ],
      body: (
        <LetterPage
          {...{ language, query, ...found }}
          base={releasePath(request, 'letters')}
          words={letterWords(found.letter, { origin: platform.config.origin, edition })}
          maySeeAddresses={may(viewer, 'maySeeAddresses', { edition })}
          mayTest={may(viewer, 'mayRelease', { edition }) && (viewer.person?.email ?? '') !== ''}
          to={viewer.person?.email ?? ''}
          press={platform.clock.now().getTime().toString(36)}
          error={shown.error}
        />
      ),
    },
    { status: shown.error ? 422 : 200 },
  )
}

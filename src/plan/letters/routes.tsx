import { randomUUID } from 'node:crypto'
import { holding, may } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { editionOf, get, type PageRequest, page, pathTo, post, type Reply, seeOther } from '../../page/route.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import { crumbs } from '../addresses.ts'
import { previewAgenda } from '../publish-agenda.ts'
import { planTexts } from '../texts.ts'
import { invitationsOf } from './invitations.ts'
import { type LetterFacts, sortOf } from './letter-facts.ts'
import { letterWords } from './letters.ts'
import { planTestLetterSent } from './test-letter.ts'
import { planLetterTexts } from './texts.ts'
import { PlanLetterPage } from './views/letter.tsx'

const mayPublish = holding('mayPublish')
const addressOf = (request: PageRequest) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'agenda', 'letters')

const publishing = (request: PageRequest) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'agenda', 'publish')

type At = { letter: LetterFacts; position: number; count: number }

/** The letter an address names: of one sort and language, and which of them. */
async function letterAt({ platform, query, viewer, edition }: PageRequest): Promise<At | null> {
  if (!edition) return null
  const looked = await previewAgenda(platform, { edition, actor: person(viewer) })
  if (!looked.ok) return null
  const reads = query.get('reads')
  const letters = looked.value.facts.letters.filter(
    (letter) => sortOf(letter) === query.get('sort') && (!isLanguage(reads) || letter.to.reads === reads),
  )
  const position = Math.min(Math.max(0, Number.parseInt(query.get('at') ?? '0', 10) || 0), letters.length - 1)
  const letter = letters[position]
  return letter ? { letter, position, count: letters.length } : null
}

async function letterPage(request: PageRequest, error?: string): Promise<Reply> {
  const { platform, language, viewer, query } = request
  const edition = editionOf(request)
  const found = await letterAt(request)
  if (!found) return seeOther(publishing(request)) // nothing waits any more, or it was published meanwhile
  const from = { origin: platform.config.origin, edition, at: platform.clock.now() }
  const title = planLetterTexts(language)('letters.one')
  const publish = { label: planTexts(language)('publish.title'), href: publishing(request) }
  return page(
    {
      title,
      section: 'desk',
      crumbs: [...crumbs(request), publish, { label: title }],
      body: (
        <PlanLetterPage
          {...{ language, query, error, ...found }}
          base={addressOf(request)}
          words={letterWords(found.letter, from)}
          files={invitationsOf(found.letter, from).map(({ filename }) => filename)}
          maySeeAddresses={may(viewer, 'maySeeAddresses', { edition, part: null })}
          to={viewer.person?.email ?? ''}
          press={randomUUID()}
        />
      ),
    },
    { status: error ? 422 : 200 },
  )
}

/** The real letters of the next publication, before anything is sent; one of them as a test to oneself. */
export const letterRoutes = [
  get('/:edition/desk/agenda/letters', mayPublish, (request) => letterPage(request)),

  post('/:edition/desk/agenda/letters', mayPublish, async (request) => {
    const { platform, viewer, form, query, language } = request
    const found = await letterAt(request)
    if (!found) return seeOther(publishing(request))
    const wish = { letter: found.letter, to: viewer.person?.email ?? '', press: form.get('press') }
    const by = { edition: editionOf(request), actor: person(viewer) }
    const done = await perform(platform, planTestLetterSent, { ...by, wish })
    if (!done.ok) return letterPage(request, planLetterTexts(language)('letters.no-address'))
    const address = new URLSearchParams(query)
    address.set('tested', '1')
    return seeOther(`${addressOf(request)}?${address}`)
  }),
]

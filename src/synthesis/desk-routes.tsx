import { holding, may } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
import { facetsOf, vocabulariesOf } from '../forms/public.ts'
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
} from '../page/route.ts'
import { LANGUAGES, type Language, type Localized } from '../platform/languages/public.ts'
import type { Result } from '../platform/result.ts'
import { registerWords } from '../register/public.ts'
import { suggestionsOf } from '../topics/public.ts'
import { type ChangeWish, changeUndone, passagesTaken, pointMade, themeMade, thingChanged } from './change.ts'
import { coverageOf } from './coverage.ts'
import { changesOf, deskOf, readableOf, readableText } from './reads.ts'
import { synthesisReleased } from './release.ts'
import { synthesisTexts } from './texts.ts'
import { standing, THINGS, treeOf } from './things.ts'
import { CoveragePage } from './views/coverage-page.tsx'
import { SynthesisDesk } from './views/desk-page.tsx'
import type { At, Typed } from './views/parts.tsx'
import { ReadPage } from './views/read-page.tsx'
import { ReleasePage } from './views/release-page.tsx'
import { ThemesPage } from './views/themes-page.tsx'
import { TopicsPage } from './views/topics-page.tsx'

const DESK = holding('maySeeDesk')
const WRITING = holding('maySynthesize')
const PUBLISHING = holding('mayPublish')
const CHANGES_SHOWN = 12

type Refused = ActRefusal<string>
type Shown = { readonly refusal?: Refused; readonly typed?: Typed }

/** Why nothing was done, in words; a colleague who was faster is told apart from a mistake. */
const whyNot = ({ code, facts }: Refused, language: Language): string =>
  synthesisTexts(language).named('refusal', code, facts as never) ?? code // every code has its words; a test asks

const statusOf = (refusal: Refused | undefined) =>
  refusal ? (refusal.code === 'changed-meanwhile' || refusal.code === 'changed-since' ? 409 : 422) : 200

const path = (request: PageRequest, ...more: string[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'synthesis', ...more)

function atOf(request: PageRequest, back: string, { typed }: Shown): At {
  const edition = editionOf(request)
  return {
    edition,
    language: request.language,
    now: request.platform.clock.now(),
    may: may(request.viewer, 'maySynthesize', { edition }),
    back,
    typed: typed ?? null,
  }
}

const byIn = (request: PageRequest) => ({
  edition: editionOf(request),
  actor: person(request.viewer),
  seen: request.form.get('seen'),
})

const wordsIn = ({ form }: PageRequest): Localized =>
  Object.fromEntries(
    LANGUAGES.flatMap((one) => (form.get(`words_${one}`).trim() ? [[one, form.get(`words_${one}`)]] : [])),
  )

type Framed = { request: PageRequest; title: string; shown: Shown }
const framed = ({ request, title, shown }: Framed, body: Parameters<typeof page>[0]['body']) =>
  page(
    {
      title,
      section: 'desk',
      crumbs: [{ label: synthesisTexts(request.language)('desk.title'), href: path(request) }, { label: title }],
      body,
    },
    { status: statusOf(shown.refusal) },
  )

async function deskPage(request: PageRequest, shown: Shown = {}): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const [desk, changes, readable] = await Promise.all([
    deskOf(platform.db, edition),
    changesOf(platform.db, edition, CHANGES_SHOWN),
    readableOf(platform.db, edition),
  ])
  const untouched = coverageOf(readable, desk).filter(({ taken }) => taken === 0).length
  return page(
    {
      title: synthesisTexts(language)('desk.title'),
      section: 'desk',
      body: (
        <SynthesisDesk
          {...{ desk, changes }}
          at={atOf(request, '', shown)}
          reading={{ all: readable.length, untouched }}
          error={shown.refusal && whyNot(shown.refusal, language)}
        />
      ),
    },
    { status: statusOf(shown.refusal) },
  )
}

async function themesPage(request: PageRequest, shown: Shown = {}): Promise<Reply> {
  const { platform, language } = request
  const desk = await deskOf(platform.db, editionOf(request))
  const title = synthesisTexts(language)('themes.title')
  const error = shown.refusal && whyNot(shown.refusal, language)
  return framed({ request, title, shown }, <ThemesPage {...{ desk, error }} at={atOf(request, 'themes', shown)} />)
}

type ReadShown = Shown & { readonly taking?: { readonly question: string; readonly words: string } }

async function readPage(request: PageRequest, reference: string, shown: ReadShown = {}): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const submission = await readableText(platform.db, edition, reference)
  if (!submission) return absent()
  const [desk, readable] = await Promise.all([deskOf(platform.db, edition), readableOf(platform.db, edition)])
  const untouched = coverageOf(readable, desk).filter(({ taken, id }) => taken === 0 && id !== submission.id)
  const next = untouched.find(({ number }) => number > submission.number) ?? untouched[0]
  return framed(
    { request, title: submission.reference, shown },
    <ReadPage
      {...{ submission }}
      at={atOf(request, `read/${submission.reference}`, shown)}
      tree={treeOf(desk.themes)}
      passages={standing(desk.passages).filter(({ submissionId }) => submissionId === submission.id)}
      next={next?.reference ?? null}
      typed={shown.taking ?? null}
      error={shown.refusal && whyNot(shown.refusal, language)}
    />,
  )
}

async function releasePage(request: PageRequest, refusal?: Refused): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const looked = await preview(platform, synthesisReleased, { edition, actor: person(viewer), wish: null })
  if (!looked.ok) return absent()
  const { facts, decided, seen } = looked.value
  const why = refusal ?? (decided.ok ? undefined : decided.refusal)
  const { contents, bare, before, quoted } = facts
  const title = synthesisTexts(language)('release.title')
  return framed(
    { request, title, shown: refusal ? { refusal } : {} },
    <ReleasePage
      {...{ contents, before }}
      at={atOf(request, '', {})}
      bare={bare.length}
      letters={quoted.filter(({ email }) => email !== '').map(({ reference }) => reference)}
      seen={decided.ok ? seen : null}
      error={why && whyNot(why as Refused, language)}
    />,
  )
}

/** A page of the desk that a form came from, as its address behind `/desk/synthesis`. */
const BACK = /^(?:|themes|read\/([A-Z]{2,6}\d{2}-\d{1,7}))$/

function backTo(request: PageRequest, anchor: string): Reply {
  const back = request.form.get('back')
  const parts = BACK.test(back) && back !== '' ? back.split('/') : []
  return seeOther(path(request, ...parts) + anchor)
}

function refusedAt(request: PageRequest, shown: Shown): Promise<Reply> {
  const back = request.form.get('back')
  const reference = BACK.exec(back)?.[1]
  if (reference) return readPage(request, reference, shown)
  return back === 'themes' ? themesPage(request, shown) : deskPage(request, shown)
}

function wishIn(request: PageRequest): ChangeWish | null {
  const { form } = request
  const id = form.get('id')
  const thing = THINGS.find((one) => one === form.get('thing'))
  const words = wordsIn(request)
  if (!thing) return null
  switch (form.get('act')) {
    case 'name':
      return { do: 'name', id, name: words, parent: form.get('parent') || null }
    case 'tag':
      return { do: 'tag', id, themes: form.all('theme') }
    case 'word':
      return { do: 'word', id, words, theme: form.get('theme') || null }
    case 'unquote':
      return { do: 'unquote', id, passage: form.get('passage') }
    case 'up':
    case 'down':
      return { do: 'move', thing, id, by: form.get('act') === 'up' ? -1 : 1 }
    case 'remove':
      return { do: 'remove', thing, id }
    case 'restore':
      return { do: 'restore', thing, id }
  }
  return null
}

const answered = (request: PageRequest, done: Result<{ thing: string; id: string }, Refused>, typed: Typed) =>
  done.ok
    ? backTo(request, `#${done.value.thing}-${done.value.id}`)
    : refusedAt(request, { refusal: done.refusal, typed })

/** Ticked passages make a point, or join one. */
function pointOf(request: PageRequest): Promise<Result<{ thing: string; id: string }, Refused>> {
  const { platform, form } = request
  const passages = form.all('passage')
  if (form.get('act') !== 'join') {
    const wish = { words: wordsIn(request), theme: form.get('theme') || null, passages }
    return perform(platform, pointMade, { ...byIn(request), wish })
  }
  const [id = '', seen = ''] = form.get('point').split('|')
  return perform(platform, thingChanged, { ...byIn(request), seen, wish: { do: 'quote', id, passages } })
}

export const deskRoutes: Route[] = [
  get('/:edition/desk/synthesis', DESK, (request) => deskPage(request)),
  get('/:edition/desk/synthesis/themes', DESK, (request) => themesPage(request)),
  get('/:edition/desk/synthesis/read/:reference', DESK, (request) => readPage(request, request.params.reference ?? '')),

  // Leads to the first submission of which nothing has been taken, else to the first of all.
  get('/:edition/desk/synthesis/read', DESK, async (request) => {
    const edition = editionOf(request)
    const [desk, readable] = [
      await deskOf(request.platform.db, edition),
      await readableOf(request.platform.db, edition),
    ]
    const first = coverageOf(readable, desk).find(({ taken }) => taken === 0) ?? readable[0]
    return seeOther(first ? path(request, 'read', first.reference) : path(request))
  }),

  get('/:edition/desk/synthesis/coverage', DESK, async (request) => {
    const { platform, language, query } = request
    const edition = editionOf(request)
    const [desk, readable, names, facets] = await Promise.all([
      deskOf(platform.db, edition),
      readableOf(platform.db, edition),
      vocabulariesOf(platform.db, edition),
      facetsOf(platform.db, edition),
    ])
    const title = synthesisTexts(language)('coverage.title')
    return framed(
      { request, title, shown: {} },
      <CoveragePage
        at={atOf(request, '', {})}
        covered={coverageOf(readable, desk)}
        words={registerWords(names, facets, language)}
        untouched={query.get('taken') === 'none'}
      />,
    )
  }),

  get('/:edition/desk/synthesis/topics', DESK, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const [suggestions, desk] = await Promise.all([suggestionsOf(platform.db, edition), deskOf(platform.db, edition)])
    const taken = new Set(standing(desk.passages).map(({ reference }) => reference))
    const title = synthesisTexts(language)('topics.title')
    return framed({ request, title, shown: {} }, <TopicsPage {...{ suggestions, taken }} at={atOf(request, '', {})} />)
  }),

  post('/:edition/desk/synthesis/themes', WRITING, async (request) => {
    const wish = { name: wordsIn(request), parent: request.form.get('parent') || null }
    const done = await perform(request.platform, themeMade, { ...byIn(request), wish })
    if (done.ok) return seeOther(`${path(request, 'themes')}#theme-${done.value.id}`)
    return themesPage(request, { refusal: done.refusal, typed: { id: 'new', words: wish.name } })
  }),

  post('/:edition/desk/synthesis/change', WRITING, async (request) => {
    const wish = wishIn(request)
    if (!wish) return absent()
    const done = await perform(request.platform, thingChanged, { ...byIn(request), wish })
    return answered(request, done, { id: wish.id, words: wordsIn(request) })
  }),

  post('/:edition/desk/synthesis/points', WRITING, async (request) => {
    const id = `new-${request.form.get('theme') || 'none'}`
    return answered(request, await pointOf(request), { id, words: wordsIn(request) })
  }),

  post('/:edition/desk/synthesis/undo', WRITING, async (request) => {
    const wish = { id: request.form.get('id') }
    const done = await perform(request.platform, changeUndone, { ...byIn(request), wish })
    return done.ok ? backTo(request, '#changes') : refusedAt(request, { refusal: done.refusal })
  }),

  post('/:edition/desk/synthesis/read/:reference', WRITING, async (request) => {
    const { platform, form, params } = request
    const reference = params.reference ?? ''
    const sentences = form.all('sentence').map(Number).filter(Number.isSafeInteger)
    const taking = { question: form.get('question'), words: form.get('words') }
    const wish = { reference, ...taking, sentences, themes: form.all('theme') }
    const done = await perform(platform, passagesTaken, { ...byIn(request), wish })
    if (done.ok) return seeOther(`${path(request, 'read', reference)}#passage-${done.value[0] ?? ''}`)
    return done.refusal.code === 'submission-unknown'
      ? absent()
      : readPage(request, reference, { refusal: done.refusal, taking })
  }),

  get('/:edition/desk/synthesis/release', PUBLISHING, (request) => releasePage(request)),
  post('/:edition/desk/synthesis/release', PUBLISHING, async (request) => {
    const done = await perform(request.platform, synthesisReleased, { ...byIn(request), wish: null })
    return done.ok
      ? seeOther(pathTo(request.language, editionOf(request).slug, 'synthesis'))
      : releasePage(request, done.refusal)
  }),
]

import { randomUUID } from 'node:crypto'
import { type EditionScope, holding } from '../../access/public.ts'
import { person, recordOf } from '../../acts/public.ts'
import { facetsOf, vocabulariesOf } from '../../forms/public.ts'
import { personNames } from '../../identity/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, post, seeOther } from '../../page/route.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import {
  type ContentField,
  contentOf,
  NOTHING_PLANNED,
  type SessionContent,
  sessionTexts,
  wordsOf,
  wordsOfSubmitter,
} from '../../sessions/public.ts'
import { crumbs } from '../addresses.ts'
import { numberIn, reasonIn } from '../asking.ts'
import { breachesWith } from './breaches-with.ts'
import { type CorrectRefusal, correctedSession, previewCorrection } from './correct.ts'
import { knownFor } from './known.ts'
import { type MakeRefusal, makeOwnSession } from './make.ts'
import { everPublished, type RemoveRefusal, removeOwnSession } from './remove.ts'
import { type ContentWish, contentIn, wishOf } from './session-form.ts'
import { editingTexts } from './texts.ts'
import { EditSessionPage, type Newer } from './views/edit-page.tsx'

const EMPTY_ROWS = 2
const MORE_ROWS = 4
const MOST_SPARE = 40

const toSession = (request: PageRequest, number: number) =>
  seeOther(pathTo(request.language, editionOf(request).slug, 'desk', 'sessions', number))

const byIn = (request: PageRequest) => ({
  edition: editionOf(request),
  actor: person(request.viewer),
  seen: request.form.get('seen'),
})

const emptyWish = (language: Language): ContentWish => ({
  language,
  title: '',
  abstract: '',
  objectives: '',
  relevance: '',
  others: {},
  type: '',
  mode: 'hybrid',
  durationMinutes: 60,
  expectedAudience: null,
  workingLanguages: [],
  interpretationLanguages: [],
  captioning: false,
  subjects: [],
  people: [],
  organizations: [],
  planning: NOTHING_PLANNED,
})

/** How many empty rows the form shows: a few, and more where they were asked for. */
const spareIn = ({ form }: PageRequest) =>
  Math.min(MOST_SPARE, (numberIn(form.get('spare')) || EMPTY_ROWS) + (form.get('_do') === 'more' ? MORE_ROWS : 0))

async function subjectsFor(db: Db, edition: EditionScope, language: Language) {
  const [facets, vocabularies] = await Promise.all([facetsOf(db, edition), vocabulariesOf(db, edition)])
  return facets
    .filter((facet) => facet.of === 'terms')
    .map(({ label, vocabularies: of }) => ({
      label: pickText(label, language).text,
      terms: of.flatMap((vocabulary) =>
        (vocabularies.get(vocabulary) ?? []).map(
          ({ code, name }) => [`${vocabulary} ${code}`, pickText(name, language).text || code] as const,
        ),
      ),
    }))
    .filter(({ terms }) => terms.length > 0)
}

/** What the form of any session needs besides what it says. */
async function around(request: PageRequest, wish: ContentWish, before: SessionContent | null) {
  const { platform, language } = request
  const edition = editionOf(request)
  const [known, words, subjects] = await Promise.all([
    knownFor(platform.db, edition, wish, before),
    wordsOf(platform.db, edition, language),
    subjectsFor(platform.db, edition, language),
  ])
  return { edition, language, known, words, subjects, spare: spareIn(request) }
}

const refusalWords = (
  refusal: CorrectRefusal | MakeRefusal | RemoveRefusal | undefined,
  language: Language,
): string | null => {
  if (!refusal) return null
  const { name = '', number = '' } = refusal.facts
  return editingTexts(language)(`refusal.${refusal.code}`, { name, number })
}

async function newPage(request: PageRequest, refusal?: MakeRefusal) {
  const { language, form } = request
  const _edition = editionOf(request)
  const typed = form.names().length > 0
  const wish = typed ? contentIn(form) : emptyWish(language)
  const title = editingTexts(language)('make')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <EditSessionPage
          {...(await around(request, wish, null))}
          {...{ wish }}
          number={null}
          hidden={{ once: form.get('once') || randomUUID() }}
          submitter={null}
          reason=""
          refusal={refusalWords(refusal, language)}
          broken={[]}
          newer={null}
          mayRemove={false}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** What stands in the form: what was typed, but a colleague's words wherever these are newer than what the page had shown. */
async function formOf(request: PageRequest, standing: SessionContent, refusal: CorrectRefusal | undefined) {
  const { platform, form } = request
  if (form.names().length === 0 || form.get('title') === '') return { wish: wishOf(standing), newer: null }
  const typed = contentIn(form)
  if (!refusal || !('difference' in refusal)) return { wish: typed, newer: null }
  const now = wishOf(standing)
  const changed = new Set<string>(refusal.difference.changed)
  const fields = (Object.keys(typed) as ContentField[]).filter((field) => changed.has(field))
  const wish = { ...typed, ...Object.fromEntries(fields.map((field) => [field, now[field]])) } as ContentWish
  return { wish, newer: { fields, typed, by: await whoSince(platform.db, request, refusal.difference.since) } }
}

async function whoSince(db: Db, request: PageRequest, since: Date): Promise<Newer['by']> {
  const subjects = [String(numberIn(request.params.number))]
  const lines = await recordOf(db, editionOf(request), { since, subjects, act: 'session corrected', limit: 5 })
  const names = await personNames(
    db,
    lines.map(({ personId }) => personId),
  )
  return lines.map(({ personId, at }) => ({ name: names.get(personId ?? '') ?? '', at }))
}

async function editPage(request: PageRequest, refusal?: CorrectRefusal | RemoveRefusal) {
  const { platform, language, params, form } = request
  const edition = editionOf(request)
  const number = numberIn(params.number)
  const looked = await previewCorrection(platform, { edition, actor: person(request.viewer) }, number)
  const session = looked.ok ? await contentOf(platform.db, edition, number) : null
  if (!looked.ok || !session) return absent()
  const { submissionId } = session
  const stale = refusal && 'difference' in refusal ? refusal : undefined
  const { wish, newer } = await formOf(request, session.content, stale as CorrectRefusal | undefined)
  const clashes = refusal?.code === 'clashes' || (refusal?.code === 'reason-needed' && form.get('anyway') === 'yes')
  const title = editingTexts(language)('edit')
  const here = pathTo(language, edition.slug, 'desk', 'sessions', number)
  return page(
    {
      title,
      section: 'desk',
      crumbs: [
        ...crumbs(request),
        { label: sessionTexts(language)('session.number', { number }), href: here },
        { label: title },
      ],
      body: (
        <EditSessionPage
          {...(await around(request, wish, session.content))}
          {...{ number, wish, newer }}
          hidden={{ seen: (!stale && form.get('seen')) || (looked.value.seen ?? '') }}
          submitter={submissionId ? await wordsOfSubmitter(platform.db, edition, submissionId) : null}
          reason={form.get('reason')}
          refusal={refusalWords(refusal, language)}
          broken={clashes ? await breachesWith(request, session.id, wish) : []}
          mayRemove={submissionId === null && !(await everPublished(platform.db, session.id))}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** Sessions made and put right on the desk. */
export const editingRoutes = [
  get('/:edition/desk/sessions/new', holding('mayEditSessions'), (request) => newPage(request)),

  post('/:edition/desk/sessions/new', holding('mayEditSessions'), async (request) => {
    const { platform, form } = request
    if (form.get('_do') === 'more') return newPage(request)
    const wish = { content: contentIn(form), once: form.get('once') }
    const made = await makeOwnSession(platform, byIn(request), wish)
    if (made.ok) return toSession(request, made.value)
    return made.refusal.code === 'made-already'
      ? toSession(request, Number(made.refusal.facts.number))
      : newPage(request, made.refusal)
  }),

  get('/:edition/desk/sessions/:number/edit', holding('mayEditSessions'), (request) => editPage(request)),

  post('/:edition/desk/sessions/:number/edit', holding('mayEditSessions'), async (request) => {
    const { platform, form, params } = request
    if (form.get('_do') === 'more') return editPage(request)
    const wish = {
      number: numberIn(params.number),
      content: contentIn(form),
      reason: reasonIn(request),
      anyway: form.get('anyway') === 'yes',
    }
    const done = await correctedSession(platform, byIn(request), wish)
    return done.ok ? toSession(request, wish.number) : editPage(request, done.refusal)
  }),

  post('/:edition/desk/sessions/:number/remove', holding('mayEditSessions'), async (request) => {
    const done = await removeOwnSession(request.platform, byIn(request), numberIn(request.params.number))
    return done.ok
      ? seeOther(pathTo(request.language, editionOf(request).slug, 'desk', 'programme'))
      : editPage(request, done.refusal)
  }),
]

import { anyone } from '../access/public.ts'
import { copiesCounted, copiesOf } from '../campaigns/public.ts'
import { facetsOf, formById, MEANS, publicAnswers, said, vocabulariesOf } from '../forms/public.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  pathTo,
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { stampOf } from '../platform/stamps.ts'
import { agreedOf, latestAnswers, ownChoices, threadOf, withdrawnSubmission } from '../submissions/public.ts'
import { registerCounts } from './counts.ts'
import { registerCsv, registerJson } from './open-data.ts'
import { queryString, readQuery } from './query.ts'
import { bareNumber, namedIn, publicSubmission, REGISTER_PAGE_SIZE, registerEntries, registerPage } from './reads.ts'
import { registerWords } from './register-words.ts'
import { registerTexts } from './texts.ts'
import { RegisterPage, registerStyle } from './views/register.tsx'
import { SubmissionPage } from './views/submission.tsx'
import { WithdrawnPage } from './views/withdrawn.tsx'

async function wordsOfEdition(request: PageRequest) {
  const [edition, { db }] = [editionOf(request), request.platform]
  const [names, facets] = await Promise.all([vocabulariesOf(db, edition), facetsOf(db, edition)])
  return registerWords(names, facets, request.language)
}

async function registerReply(request: PageRequest): Promise<Reply> {
  const { db, clock } = request.platform
  const now = clock.now()
  const stamp = await stampOf(db, ['received', 'edition'])
  return madeOnce(`${stamp} ${now.toISOString().slice(0, 16)}`, () => registerPageReply(request, now))
}

async function registerPageReply(request: PageRequest, now: Date): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const words = await wordsOfEdition(request)
  const query = readQuery(request.query, words.facets)
  const [{ counters, facets: counts }, entries, copies, elsewhere] = await Promise.all([
    registerCounts(platform.db, edition, query),
    registerPage(platform.db, edition, query),
    copiesCounted(platform.db, edition),
    // Above the first page alone.
    query.search && query.page === 1 ? request.elsewhere(query.search) : [],
  ])
  const lastPage = Math.max(1, Math.ceil(counters.received / REGISTER_PAGE_SIZE))
  if (query.page > lastPage)
    return seeOther(pathTo(language, edition.slug, 'submissions') + queryString(query, { page: lastPage }))
  const title = registerTexts(language)('register.title')
  return page({
    title,
    section: 'submissions',
    style: registerStyle(counts),
    crumbs: [{ label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) }, { label: title }],
    body: <RegisterPage {...{ edition, language, query, entries, counters, counts, copies, elsewhere, words, now }} />,
  })
}

/** Of what was withdrawn the number and the dates stay, for everybody; anything else that is not public looks absent. */
async function withdrawnReply(request: PageRequest): Promise<Reply> {
  const { platform, language, params, viewer } = request
  const edition = editionOf(request)
  const number = bareNumber(edition, params.number ?? '')
  const withdrawn = number === null ? null : await withdrawnSubmission(platform.db, edition, number)
  if (!withdrawn) return absent()
  const [words, own] = await Promise.all([
    wordsOfEdition(request),
    ownChoices(platform.db, edition, withdrawn.id, { viewer, now: platform.clock.now() }),
  ])
  const t = registerTexts(language)
  return page(
    {
      title: `${withdrawn.reference} ${t('state.withdrawn')}`,
      section: 'submissions',
      crumbs: [
        { label: t('register.title'), href: pathTo(language, edition.slug, 'submissions') },
        { label: withdrawn.reference },
      ],
      body: <WithdrawnPage {...{ edition, language, withdrawn, words }} own={own !== null} />,
    },
    { status: 410 },
  )
}

export const routes: Route[] = [
  get('/:edition/submissions', anyone, registerReply),

  getFile('/:edition/submissions.csv', anyone, async (request) => {
    const edition = editionOf(request)
    const facets = await facetsOf(request.platform.db, edition)
    return data(
      registerCsv(await registerEntries(request.platform.db, edition, readQuery(request.query, facets)), facets),
      'text/csv; charset=utf-8',
      `${edition.slug}-submissions.csv`,
    )
  }),

  getFile('/:edition/submissions.json', anyone, async (request) => {
    const edition = editionOf(request)
    const facets = await facetsOf(request.platform.db, edition)
    return data(
      registerJson(await registerEntries(request.platform.db, edition, readQuery(request.query, facets))),
      'application/json; charset=utf-8',
    )
  }),

  getFile('/:edition/submissions/:number/thread.json', anyone, async (request) => {
    const { platform, params } = request
    const submission = await publicSubmission(platform.db, editionOf(request), params.number ?? '')
    if (!submission) return absent()
    const { reference, title, language, state, versions } = submission
    const steps = await threadOf(platform.db, submission.id)
    return data(
      JSON.stringify({ reference, title, language, state, versions, thread: steps }, null, 2),
      'application/json; charset=utf-8',
    )
  }),

  get('/:edition/submissions/:number', anyone, async (request) => {
    const { platform, language, params } = request
    const edition = editionOf(request)
    const submission = await publicSubmission(platform.db, edition, params.number ?? '')
    if (!submission) return withdrawnReply(request)
    const [latest, steps, words, own, copies, agreed] = await Promise.all([
      latestAnswers(platform.db, edition, submission.id),
      threadOf(platform.db, submission.id),
      wordsOfEdition(request),
      ownChoices(platform.db, edition, submission.id, { viewer: request.viewer, now: platform.clock.now() }),
      copiesOf(platform.db, edition, submission.id),
      agreedOf(platform.db, [submission.id]),
    ])
    const references = steps.flatMap(({ facts }) => (typeof facts.reference === 'string' ? [facts.reference] : []))
    const [form, named] = await Promise.all([
      formById(platform.db, latest.formId),
      namedIn(platform.db, edition, references),
    ])
    return page({
      title: `${submission.reference} ${submission.title}`,
      section: 'submissions',
      crumbs: [
        { label: registerTexts(language)('register.title'), href: pathTo(language, edition.slug, 'submissions') },
        { label: submission.reference },
      ],
      body: (
        <SubmissionPage
          {...{
            edition,
            language,
            submission,
            answers: publicAnswers(form, latest.answers, agreed(submission.id)),
            picture: said(form, latest.answers, MEANS.pictureDescription),
            steps,
            named,
            words,
            own,
            copies,
          }}
        />
      ),
    })
  }),
]

import { anyone } from '../access/public.ts'
import { formById, publicAnswers, vocabulariesOf } from '../forms/public.ts'
import { absent, data, editionOf, get, getFile, page, pathTo, type Route, seeOther } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { latestAnswers, threadOf } from '../submissions/public.ts'
import { registerCounts } from './counts.ts'
import { registerCsv, registerJson } from './open-data.ts'
import { queryString, readQuery } from './query.ts'
import { namedIn, publicSubmission, REGISTER_PAGE_SIZE, registerEntries, registerPage } from './reads.ts'
import { registerTexts } from './texts.ts'
import { RegisterPage, registerStyle } from './views/register.tsx'
import { SubmissionPage } from './views/submission.tsx'

export const routes: Route[] = [
  get('/:edition/submissions', anyone, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const query = readQuery(request.query)
    const [{ counters, facets }, entries, vocabularies] = await Promise.all([
      registerCounts(platform.db, edition, query),
      registerPage(platform.db, edition, query),
      vocabulariesOf(platform.db, edition),
    ])
    const lastPage = Math.max(1, Math.ceil(counters.received / REGISTER_PAGE_SIZE))
    if (query.page > lastPage)
      return seeOther(pathTo(language, edition.slug, 'submissions') + queryString(query, { page: lastPage }))
    const title = registerTexts(language)('register.title')
    return page({
      title,
      section: 'submissions',
      style: registerStyle(facets),
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: title },
      ],
      body: (
        <RegisterPage
          {...{ edition, language, query, entries, counters, facets, vocabularies, now: platform.clock.now() }}
        />
      ),
    })
  }),

  getFile('/:edition/submissions.csv', anyone, async (request) => {
    const edition = editionOf(request)
    return data(
      registerCsv(await registerEntries(request.platform.db, edition, readQuery(request.query))),
      'text/csv; charset=utf-8',
      `${edition.slug}-submissions.csv`,
    )
  }),

  getFile('/:edition/submissions.json', anyone, async (request) => {
    const edition = editionOf(request)
    return data(
      registerJson(await registerEntries(request.platform.db, edition, readQuery(request.query))),
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
    if (!submission) return absent()
    const [latest, steps, vocabularies] = await Promise.all([
      latestAnswers(platform.db, edition, submission.id),
      threadOf(platform.db, submission.id),
      vocabulariesOf(platform.db, edition),
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
            answers: publicAnswers(form, latest.answers),
            steps,
            named,
            vocabularies,
          }}
        />
      ),
    })
  }),
]

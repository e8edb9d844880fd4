import { anyone } from '../access/public.ts'
import { vocabulariesOf } from '../forms/public.ts'
import { csvFile } from '../page/csv.ts'
import { absent, data, editionOf, get, getFile, madeOnce, page, pathTo, type Route } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { stampOf } from '../platform/stamps.ts'
import { eventInputs, recommendationOf, stepsOf } from './reads.ts'
import { tableOfRecommendations } from './recommendations-table.ts'
import { inputsTexts } from './texts.ts'
import { InputsPage } from './views/inputs-page.tsx'
import { RecommendationPage } from './views/recommendation-page.tsx'

export const routes: Route[] = [
  get('/:edition/inputs', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language } = request
    const now = platform.clock.now()
    const mark = `${await stampOf(platform.db, ['received', 'edition'])} ${now.toISOString().slice(0, 16)}`
    return madeOnce(
      mark,
      async () => {
        const [inputs, steps, names] = await Promise.all([
          eventInputs(platform.db, edition),
          stepsOf(platform.db, edition),
          vocabulariesOf(platform.db, edition),
        ])
        const title = inputsTexts(language)('title')
        return page({
          title,
          section: 'inputs',
          crumbs: [
            { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
            { label: title },
          ],
          body: <InputsPage {...{ edition, language, inputs, steps, names, now }} />,
        })
      },
      { anySearch: true },
    )
  }),

  getFile('/:edition/inputs.csv', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language } = request
    const [inputs, steps, names] = await Promise.all([
      eventInputs(platform.db, edition),
      stepsOf(platform.db, edition),
      vocabulariesOf(platform.db, edition),
    ])
    const table = tableOfRecommendations({ inputs, steps, names, language })
    return data(csvFile(table), 'text/csv; charset=utf-8', `${edition.slug}-inputs.csv`)
  }),

  get('/:edition/submissions/:number/recommendations/:recommendation', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language, params } = request
    const wanted = { reference: params.number ?? '', number: params.recommendation ?? '' }
    const found = await recommendationOf(platform.db, edition, wanted)
    if (!found) return absent()
    const { input, recommendation } = found
    const [all, names] = await Promise.all([
      stepsOf(platform.db, edition, input.id),
      vocabulariesOf(platform.db, edition),
    ])
    const steps = all.filter(({ number }) => number === recommendation.number)
    const t = inputsTexts(language)
    const name = t('recommendation.title', { number: recommendation.number })
    return page({
      title: `${input.reference} ${name}`,
      section: 'inputs',
      crumbs: [
        { label: t('title'), href: pathTo(language, edition.slug, 'inputs') },
        { label: input.reference, href: pathTo(language, edition.slug, 'submissions', input.reference) },
        { label: name },
      ],
      body: <RecommendationPage {...{ edition, language, input, recommendation, steps, names }} />,
    })
  }),
]

import { anyone } from '../access/public.ts'
import { absent, data, editionOf, get, getFile, type PageRequest, page, type Route } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { drawsOf } from '../rounds/public.ts'
import { nominationsNamed, nomineesOf, standing } from './reads.ts'
import { AppointedPage } from './views/public.tsx'
import { wordsOf } from './words.ts'

/** Those appointed, once everybody may know; nobody before, whoever asks. */
async function appointedIn({ platform, params, edition }: PageRequest) {
  const selection = edition && (await nominationsNamed(platform.db, edition, params.selection ?? ''))
  if (!selection || !edition) return null
  if (!selection.releasedAt) return { selection, appointed: [] }
  const nominees = standing(await nomineesOf(platform.db, edition, selection.id))
  return {
    selection,
    appointed: nominees.filter((one) => one.entry.standing === 'chosen' && one.answer === 'consented'),
  }
}

export const publicRoutes: Route[] = [
  get('/:edition/appointed/:selection', anyone, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const found = await appointedIn(request)
    if (!found) return absent()
    const words = await wordsOf(platform.db, edition, language)
    // Whether a list is fixed or drawn from tells of nominees, and is told with them.
    const told = found.selection.releasedAt
    const draws = (await drawsOf(platform.db, edition, found.selection.id)).map((one) =>
      told ? one : { ...one, drawnAt: null },
    )
    return page({
      title: pickText(found.selection.title, language).text,
      body: <AppointedPage {...{ edition, language, words, draws, ...found }} />,
    })
  }),

  getFile('/:edition/appointed/:selection/:number/photo', anyone, async (request) => {
    const found = await appointedIn(request)
    const nominee = found?.appointed.find(({ entry }) => String(entry.number) === request.params.number)
    const bytes = nominee?.photo ? await request.platform.files.get(nominee.photo) : null
    return bytes ? data(bytes, 'image/jpeg', `${request.params.selection}-${request.params.number}.jpg`) : absent()
  }),
]

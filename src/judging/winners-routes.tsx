import { anyone } from '../access/public.ts'
import { namesOfTerms, vocabulariesOf } from '../forms/public.ts'
import { absent, editionOf, get, page, pathTo, type Route } from '../page/route.ts'
import { photosShown } from '../photos/public.ts'
import { pickText } from '../platform/languages/public.ts'
import { drawsOf } from '../rounds/public.ts'
import { awardsOf, judgedNamed } from './reads.ts'
import { judgingTexts } from './texts.ts'
import { WinnersPage } from './views/winners.tsx'

export const winnersRoutes: Route[] = [
  // Absent until the release, whoever asks. What is taken down is gone from here at the next look.
  get('/:edition/winners/:selection', anyone, async ({ platform, language, params, ...request }) => {
    const edition = editionOf({ platform, language, params, ...request })
    const { db } = platform
    const judged = await judgedNamed(db, edition, params.selection ?? '')
    if (!judged?.releasedAt) return absent()
    const awards = await awardsOf(db, edition, judged.id)
    const photos = await photosShown(
      db,
      edition,
      judged.by,
      awards.map(({ subject }) => subject),
    )
    const nameOf = namesOfTerms(await vocabulariesOf(db, edition), language)
    const t = judgingTexts(language)
    return page({
      title: t('winners.title'),
      section: 'photos',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: t('winners.title') },
      ],
      body: (
        <WinnersPage
          {...{ edition, language, judged, awards, photos }}
          draws={(await drawsOf(db, edition, judged.id)).filter(({ drawnAt }) => drawnAt !== null)}
          nameOf={(term) => nameOf(judged.by, term)}
        />
      ),
    })
  }),
]

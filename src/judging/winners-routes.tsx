import { anyone } from '../access/public.ts'
import { namesOfTerms, vocabulariesOf } from '../forms/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, type Reply, type Route } from '../page/route.ts'
import { photosShown } from '../photos/public.ts'
import { pickText } from '../platform/languages/public.ts'
import { countVotes, drawsOf, roundsOf } from '../rounds/public.ts'
import { type Honoured, honouredIn } from './certificate.ts'
import { championsOf } from './champions.ts'
import { awardsOf, type Judged, judgedNamed } from './reads.ts'
import { judgingTexts } from './texts.ts'
import { PrizeWinnersPage } from './views/prize-winners.tsx'
import { WinnersPage } from './views/winners.tsx'
import { worksShown } from './works.ts'

/** What whoever asks has won themselves. */
async function ownHonours(request: PageRequest, judged: Judged): Promise<Honoured[]> {
  const personId = request.viewer.person?.id
  if (!personId) return []
  const all = await honouredIn(request.platform.db, editionOf(request), judged)
  return [...all.values()].filter(({ sender }) => sender.personId === personId)
}

async function prizeWinners(request: PageRequest, judged: Judged): Promise<Reply> {
  const { platform, language } = request
  const { db } = platform
  const edition = editionOf(request)
  const champions = await championsOf(db, edition, judged)
  const vote = (await roundsOf(db, edition, judged.id)).findLast(({ way }) => way === 'votes')
  const { wholeBallots } = judged.rules
  const nameOf = namesOfTerms(await vocabulariesOf(db, edition), language)
  const props = {
    ...{ edition, language, judged, champions },
    awards: await awardsOf(db, edition, judged.id),
    works: await worksShown(
      db,
      edition,
      judged,
      champions.map(({ subject }) => subject),
    ),
    tally: vote ? await countVotes(db, edition, { roundId: vote.id, wholeBallots }) : null,
    draws: (await drawsOf(db, edition, judged.id)).filter(({ drawnAt }) => drawnAt !== null),
    nameOf: (term: string) => nameOf(judged.by, term),
    own: await ownHonours(request, judged),
  }
  const title = judgingTexts(language)('winners.title')
  return page({ title, section: 'prizes', body: <PrizeWinnersPage {...props} /> })
}

export const winnersRoutes: Route[] = [
  // Absent until the release, whoever asks. What is taken down is gone from here at the next look.
  get('/:edition/winners/:selection', anyone, async ({ platform, language, params, ...request }) => {
    const edition = editionOf({ platform, language, params, ...request })
    const { db } = platform
    const judged = await judgedNamed(db, edition, params.selection ?? '')
    if (!judged?.releasedAt) return absent()
    const awards = await awardsOf(db, edition, judged.id)
    if (judged.about === 'works') return prizeWinners({ platform, language, params, ...request }, judged)
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
          own={await ownHonours({ platform, language, params, ...request }, judged)}
        />
      ),
    })
  }),
]

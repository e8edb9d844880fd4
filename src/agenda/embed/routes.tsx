import { anyone } from '../../access/public.ts'
import { data, editionOf, getFile, getFramed, madeOnce, page, pathTo } from '../../page/route.ts'
import { stampOf } from '../../platform/stamps.ts'
import { agendaInside } from '../agenda-body.tsx'
import { zoneFrom } from '../agenda-choice.ts'
import { momentOf } from '../agenda-live.ts'
import { publishedAgenda } from '../published.ts'
import { agendaTexts } from '../texts.ts'
import { FRAME_SCRIPT, PAGE_SCRIPT } from './embed-code.ts'

const script = (text: string) => ({ ...data(text, 'text/javascript; charset=utf-8'), open: true })

/** The published programme inside pages of other sites; the same for everybody, whoever is signed in here. */
export const embedRoutes = [
  getFramed('/:edition/agenda/embed', anyone, async (request) => {
    const { platform, language, query, readerZone } = request
    const edition = editionOf(request)
    const [stamp, agenda] = await Promise.all([
      stampOf(platform.db, ['published', 'edition']),
      publishedAgenda(platform.db, edition),
    ])
    const moment = momentOf(agenda?.entries ?? [], zoneFrom(query, edition.zone), platform.clock.now())
    return madeOnce(
      `${stamp} ${readerZone} ${moment}`,
      async () =>
        page({
          title: agendaTexts(language)('agenda.title'),
          inside: true,
          body: await agendaInside(request, agenda, pathTo(language, edition.slug, 'agenda', 'embed')),
        }),
      { forAll: true },
    )
  }),
  getFile('/embed/frame.js', anyone, () => script(FRAME_SCRIPT)),
  getFile('/embed/page.js', anyone, () => script(PAGE_SCRIPT)),
]

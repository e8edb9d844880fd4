import { anyone } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { absent, get, page, pathTo, post, type Route, seeOther } from '../page/route.ts'

import { lettersKept } from './reads.ts'
import { STEPS, stepsAhead } from './steps.ts'
import { demoTexts } from './texts.ts'
import { DemonstrationPage } from './views/demonstration.tsx'

const SLUG = 'wsis-forum-2022'

/** Pages that exist only while CONVOKE_DEMO is on. */
export const routes: Route[] = [
  get('/demo', anyone, async ({ platform, language }) => {
    if (!platform.config.demo) return absent()
    const edition = await editionBySlug(platform.db, SLUG)
    const now = platform.clock.now()
    const letters = await lettersKept(platform.db)
    const zone = edition?.zone ?? 'UTC'
    return page({
      title: demoTexts(language)('title'),
      body: <DemonstrationPage {...{ language, zone, now, ahead: [], letters }} />,
    })
  }),

  post('/demo/clock', anyone, async ({ platform, language, form }) => {
    const step = STEPS.find((s) => s.code === form.get('step'))
    const edition = await editionBySlug(platform.db, SLUG)
    if (!platform.config.demo || !step || !edition) return absent()
    if (stepsAhead(platform.clock.now()).includes(step)) await moveOn(platform, edition, step)
    return seeOther(pathTo(language, 'demo'))
  }),
]

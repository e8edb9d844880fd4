import { holding } from '../access/public.ts'
import { editionOf, get, page, type Route } from '../page/route.ts'
import { campaignsOf } from './reads.ts'
import { campaignTexts } from './texts.ts'
import { CampaignsPage } from './views/campaigns-page.tsx'

export const routes: Route[] = [
  get('/:edition/desk/campaigns', holding('maySeeDesk'), async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const found = await campaignsOf(platform.db, edition)
    const title = campaignTexts(language)('title')
    return page({ title, section: 'desk', body: <CampaignsPage {...{ edition, language, found }} /> })
  }),
]

import { holding, signedIn } from '../access/public.ts'
import { perform, person } from '../acts/public.ts'
import { makeDocument } from '../documents/public.ts'
import { absent, data, editionOf, get, type PageRequest, page, type Reply, type Route } from '../page/route.ts'
import { awardCertificateGiven, awardCertificatePrinted } from './certificate.ts'
import { awardPaper } from './certificate-paper.ts'
import { judgingTexts } from './texts.ts'
import { LaterPage } from './views/certificates.tsx'
import { nameOfCategories } from './vote/categories.ts'

/** A certificate made now, of whatever is honoured and may still be seen; absent for whoever may not have it. */
const certificateBy =
  (act: typeof awardCertificateGiven) =>
  async (request: PageRequest): Promise<Reply> => {
    const { platform, language, viewer, params } = request
    const edition = editionOf(request)
    const number = /^\d{1,7}$/.test(params.number ?? '') ? Number(params.number) : 0
    const wish = { selection: params.selection ?? '', number }
    const done = await perform(platform, act, { edition, actor: person(viewer), wish })
    if (!done.ok) return absent()
    const { honoured, code, givenAt } = done.value
    const nameOf = await nameOfCategories(request, honoured.judged.by)
    const on = { edition, language, origin: platform.config.origin, code, at: givenAt, nameOf }
    const made = await makeDocument(awardPaper(on, honoured), 'pdf')
    if (made.kind === 'made') return data(made.bytes, 'application/pdf', `certificate-${number}.pdf`)
    if (made.kind === 'faulty') platform.log.error({ reason: made.reason }, 'document not made')
    const title = judgingTexts(language)('certificate.later')
    return page({ title, body: <LaterPage {...{ language }} /> }, { status: 503 })
  }

export const certificateRoutes: Route[] = [
  get('/:edition/winners/:selection/:number/certificate.pdf', signedIn, certificateBy(awardCertificateGiven)),
  get(
    '/:edition/desk/judging/:selection/certificates/:number/certificate.pdf',
    holding('mayHandleJudging'),
    certificateBy(awardCertificatePrinted),
  ),
]

import { anyone } from '../access/public.ts'
import {
  absent,
  data,
  editionOf,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  type Reply,
  type Route,
} from '../page/route.ts'
import { stampOf } from '../platform/stamps.ts'
import { paperOf } from './kinds.ts'
import { makeDocument } from './kit/make.ts'
import { FORMATS, type Format, type Paper } from './kit/paper.ts'
import { documentTexts } from './texts.ts'
import { NotNow } from './views/not-now.tsx'

const TYPES: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
}

/** A document made now for whoever asks. */
async function madeReply(request: PageRequest, paper: Paper, format: Format, filename: string): Promise<Reply> {
  const { language, platform, url } = request
  const made = await makeDocument(paper, format)
  if (made.kind === 'made' && made.lacks) platform.log.warn({ reason: made.lacks }, 'document lacks of PDF/UA-1')
  if (made.kind === 'made') return data(made.bytes, TYPES[format], filename)
  if (made.kind === 'faulty') platform.log.error({ reason: made.reason }, 'document not made')
  const view = {
    title: documentTexts(language)('later.title'),
    body: <NotNow language={language} again={url.pathname} why={made.kind === 'busy' ? 'why' : 'fault'} />,
  }
  return page(view, { status: 503 })
}

export const routes: Route[] = [
  // Of the state of this moment, made once for all who ask; the language is that of the address.
  getFile('/:edition/documents/files/:file', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language, params } = request
    const format = FORMATS.find((one) => params.file === `letter.${one}`)
    if (!format) return absent()
    return madeOnce(await stampOf(platform.db, ['edition']), async () => {
      const paper = await paperOf('letter', { platform, edition, language })
      return paper ? madeReply(request, paper, format, `${edition.slug}-letter-${language}.${format}`) : absent()
    })
  }),
]

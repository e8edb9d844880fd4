import { holding } from '../access/public.ts'
import { perform, person } from '../acts/public.ts'
import { absent, get, type PageRequest, page, post, type Reply, seeOther } from '../page/route.ts'
import { isLanguage } from '../platform/languages/public.ts'
import { cut } from '../platform/text.ts'
import { saidEntered } from './enter-said.ts'
import { framing, inMeeting, sentenceFor } from './floor-pages.ts'
import { type Asked, floorProps, ledOf } from './floor-request.ts'
import { liveTexts } from './texts.ts'
import { EnteringPage } from './views/entering.tsx'

const MOST_LETTERS = 8000
const entering = holding('mayEnterInputs')

const typedIn = ({ form, language }: PageRequest) => {
  const written = form.get('language')
  return {
    hand: form.get('hand'),
    words: cut(form.get('words').trim(), MOST_LETTERS),
    language: isLanguage(written) ? written : language,
  }
}

async function enteringPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  if (asked.rehearsal) return absent()
  const { platform, readerZone, language } = request
  const props = {
    ...(await floorProps(request, asked, await ledOf(platform, asked))),
    typed: typedIn(request),
    refusal: refused && sentenceFor(request, refused),
    readerZone,
  }
  const { title, section, crumbs } = framing(request, asked)
  const label = liveTexts(language)('enter.link')
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return page(
    { title: `${label} · ${title}`, section, crumbs: [...path, { label }], body: <EnteringPage {...props} /> },
    { status: refused ? 422 : 200 },
  )
}

async function enter(request: PageRequest, asked: Asked): Promise<Reply> {
  if (asked.rehearsal) return absent()
  const { platform, viewer, form } = request
  const { edition, meeting } = asked
  const statement = form.get('statement')
  const { hand, words, language } = typedIn(request)
  const said = statement
    ? { of: 'statement' as const, id: statement }
    : { of: 'hand' as const, id: hand, words, language }
  const done = await perform(platform, saidEntered, { edition, actor: person(viewer), wish: { meeting, said } })
  if (!done.ok) return enteringPage(request, asked, done.refusal.code)
  return seeOther(`${asked.here}/register#said-${said.id}`)
}

/** What was said enters the register. */
export const enterRoutes = [
  get('/:edition/live/:meeting/register', entering, inMeeting(enteringPage)),
  post('/:edition/live/:meeting/register', entering, inMeeting(enter)),
]

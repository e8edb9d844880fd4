import { staff, staffOrAuditor } from '../access/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, post, seeOther } from '../page/route.ts'
import { LANGUAGES, pickText } from '../platform/languages/public.ts'
import { cut } from '../platform/text.ts'
import { extendAtDesk } from './extend-at-desk.ts'
import { newClosing } from './extension.ts'
import { type Call, callByCode, callsOf } from './reads.ts'
import { consultationTexts } from './texts.ts'
import { DeskCallsPage, ExtendPage, ExtendPreviewPage, type Typed } from './views/desk-calls.tsx'

export const deskRoutes = [
  get('/:edition/desk/calls', staffOrAuditor, async (request) => {
    const { platform, language, viewer } = request
    const edition = editionOf(request)
    const calls = await callsOf(platform.db, edition)
    const mayExtend = staff.allows(viewer, edition)
    return page({
      title: consultationTexts(language)('consultation.calls'),
      section: 'desk',
      body: <DeskCallsPage {...{ edition, calls, now: platform.clock.now(), language, mayExtend }} />,
    })
  }),

  get('/:edition/desk/calls/:call', staff, async (request) => {
    const call = await callOf(request)
    return call ? extendPage(request, call) : absent()
  }),

  post('/:edition/desk/calls/:call/preview', staff, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const call = await callOf(request)
    if (!call) return absent()
    const typed = typedIn(request)
    const closing = newClosing(call, typed.local, edition, platform.clock.now())
    if (!closing.ok) return extendPage(request, call, closing.refusal.code)
    if (Object.keys(typed.reason).length === 0) return extendPage(request, call, 'reason-missing')
    return page({
      ...framing(request, call),
      body: <ExtendPreviewPage {...{ edition, call, language, typed, closing: closing.value }} />,
    })
  }),

  post('/:edition/desk/calls/:call/extend', staff, async (request) => {
    const edition = editionOf(request)
    const wish = { ...typedIn(request), callCode: request.params.call ?? '', seenClosing: request.form.get('seen') }
    const done = await extendAtDesk(request.platform, edition, request.viewer, wish)
    if (done.ok) return seeOther(pathTo(request.language, edition.slug, 'calls', wish.callCode))
    const call = await callOf(request)
    const { code } = done.refusal
    return call && isShown(code) ? extendPage(request, call, code) : absent()
  }),
]

const SHOWN = [
  'time-unreadable',
  'time-ambiguous',
  'same',
  'in-past',
  'before-first',
  'too-soon',
  'after-forum',
  'reason-missing',
  'changed-meanwhile',
] as const
type Code = (typeof SHOWN)[number]

const isShown = (code: string): code is Code => (SHOWN as readonly string[]).includes(code)

function extendPage(request: PageRequest, call: Call, code?: Code) {
  const { language } = request
  const error = code && consultationTexts(language)(`extend.refusal.${code}`)
  return page(
    {
      ...framing(request, call),
      body: <ExtendPage {...{ edition: editionOf(request), call, language, typed: typedIn(request), error }} />,
    },
    { status: code ? 422 : 200 },
  )
}

const callOf = (request: PageRequest) => callByCode(request.platform.db, editionOf(request), request.params.call ?? '')

function framing({ language, edition }: PageRequest, call: Call) {
  const title = pickText(call.title, language).text
  const calls = consultationTexts(language)('consultation.calls')
  return {
    title,
    section: 'desk' as const,
    crumbs: [{ label: calls, href: pathTo(language, edition?.slug ?? '', 'desk', 'calls') }, { label: title }],
  }
}

function typedIn({ form }: PageRequest): Typed {
  const reasons = LANGUAGES.map((l) => [l, cut(form.get(`reason-${l}`).trim(), 1000)] as const)
  return { local: form.get('local').slice(0, 40), reason: Object.fromEntries(reasons.filter(([, words]) => words)) }
}

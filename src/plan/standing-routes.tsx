import { holding } from '../access/public.ts'
import { person, preview } from '../acts/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, post, seeOther } from '../page/route.ts'
import { sessionTexts } from '../sessions/public.ts'
import { crumbs } from './addresses.ts'
import { numberIn } from './asking.ts'
import { breachesAt } from './breaches-at.ts'
import {
  type EndRefusal,
  endSession,
  previewRestoring,
  type RestoreRefusal,
  restoreSession,
  sessionEnded,
} from './cancel.ts'
import { changedIn } from './changed.ts'
import { sessionOnDesk } from './desk-reads.ts'
import { planWith } from './session-acts.ts'
import { planTexts } from './texts.ts'
import { EndPage } from './views/end-page.tsx'
import { RestorePage } from './views/restore-page.tsx'
import { writtenReason } from './written-reason.ts'

const mayPlace = holding('mayPlace')
const ENDS = { cancel: 'cancelled', postpone: 'postponed' } as const

const toSession = (request: PageRequest) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'sessions', numberIn(request.params.number))

async function framed(request: PageRequest, act: 'cancel' | 'postpone' | 'restore') {
  const { platform, language, form } = request
  const edition = editionOf(request)
  const number = numberIn(request.params.number)
  const session = await sessionOnDesk(platform.db, edition, number, language)
  if (!session) return null
  const title = planTexts(language)(`place.${act}`)
  const back = { label: sessionTexts(language)('session.number', { number }), href: toSession(request) }
  return {
    shown: { edition, language, session, reason: writtenReason(form, language) },
    frame: { title, section: 'desk', crumbs: [...crumbs(request), back, { label: title }] },
    by: { edition, actor: person(request.viewer) },
  }
}

/** Before a session is cancelled or postponed: what that means, for whom, and the reason they will read. */
async function endPage(request: PageRequest, act: keyof typeof ENDS, refusal?: EndRefusal) {
  const found = await framed(request, act)
  if (!found) return absent()
  const { platform, language } = request
  const { edition, session } = found.shown
  const wish = { sessionNumber: session.number, to: ENDS[act], reason: '' }
  const looked = await preview(platform, sessionEnded(ENDS[act]), { ...found.by, wish })
  if (!looked.ok) return absent()
  const changed = await changedIn(platform.db, edition, refusal, language)
  const { facts, seen } = looked.value
  return page(
    {
      ...found.frame,
      body: <EndPage {...found.shown} {...{ act, refusal, changed }} published={facts.published} seen={seen ?? ''} />,
    },
    { status: refusal ? 422 : 200 },
  )
}

/** Before a session is brought back: where it would stand, and what is against it. */
async function restorePage(request: PageRequest, refusal?: RestoreRefusal) {
  const found = await framed(request, 'restore')
  if (!found) return absent()
  const { platform, language } = request
  const { edition, session } = found.shown
  const looked = await previewRestoring(platform, found.by, session.number)
  if (!looked.ok) return absent()
  const { facts, decided, seen } = looked.value
  const { back } = facts
  const broken =
    back && facts.broken.length > 0
      ? await breachesAt(platform.db, edition, await planWith(platform.db, edition, session), {
          ...{ session: session.id, room: back.roomCode, slot: back.slotCode },
        })
      : null
  const changed = await changedIn(platform.db, edition, refusal, language)
  const against = refusal ?? (decided.ok ? undefined : decided.refusal)
  return page(
    {
      ...found.frame,
      body: <RestorePage {...found.shown} {...{ back, broken, changed }} refusal={against} seen={seen ?? ''} />,
    },
    { status: refusal ? 422 : 200 },
  )
}

/** Calling a session off and bringing it back: a page each, with the reason, apart from placing. */
export const standingRoutes = [
  ...(['cancel', 'postpone'] as const).flatMap((act) => [
    get(`/:edition/desk/sessions/:number/${act}`, mayPlace, (request) => endPage(request, act)),

    post(`/:edition/desk/sessions/:number/${act}`, mayPlace, async (request) => {
      const { platform, form, viewer, language } = request
      const by = { edition: editionOf(request), actor: person(viewer), seen: form.get('seen') }
      const reason = writtenReason(form, language)
      const wish = { sessionNumber: numberIn(request.params.number), to: ENDS[act], reason }
      const done = await endSession(platform, by, wish)
      return done.ok ? seeOther(toSession(request)) : endPage(request, act, done.refusal)
    }),
  ]),

  get('/:edition/desk/sessions/:number/restore', mayPlace, (request) => restorePage(request)),

  post('/:edition/desk/sessions/:number/restore', mayPlace, async (request) => {
    const { platform, form, viewer, language } = request
    const by = { edition: editionOf(request), actor: person(viewer), seen: form.get('seen') }
    const place = form.get('place') === 'none' ? ('none' as const) : ('back' as const)
    const wish = { sessionNumber: numberIn(request.params.number), reason: writtenReason(form, language), place }
    const done = await restoreSession(platform, by, wish)
    return done.ok ? seeOther(toSession(request)) : restorePage(request, done.refusal)
  }),
]

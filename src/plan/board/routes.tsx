import { holding, staffOrAuditor } from '../../access/public.ts'
import { events, get, type PageRequest, post, seeOther } from '../../page/route.ts'
import { programmeDesk } from '../addresses.ts'
import { byIn, numberIn, reasonIn } from '../asking.ts'
import { gridPage } from '../grid-page.tsx'
import { placeSession } from '../place.ts'
import { swapSessions } from '../swap.ts'
import { undoPlacement } from '../undo-placement.ts'
import { unplaceSessions } from '../unplace.ts'
import { PLAN_CHANGED } from './board-changed.ts'
import { heldPage } from './held-page.tsx'
import { changeLength } from './length.ts'

const mayPlace = holding('mayPlace')

/** Back to the board of the day, telling what was done last, so that it can be undone there. */
function backToBoard(request: PageRequest, done: 'moved' | 'undone' | 'out' | 'swapped' | 'length', was = 0) {
  const { form } = request
  const day = /^\d{4}-\d\d-\d\d$/.exec(form.get('day'))?.[0] ?? ''
  const address = new URLSearchParams({ day, last: String(numberIn(form.get('session'))), done })
  if (done === 'length') address.set('was', String(was))
  if (done === 'swapped') address.set('with', String(otherIn(request).number))
  return seeOther(`${programmeDesk(request, 'grid')}?${address}#board`)
}

/** The session a form swaps with, and the mark of both as they were shown: one button says both. */
function otherIn({ form }: PageRequest) {
  const [number = '', ...seen] = form.get('with').split(' ')
  return { number: numberIn(number), seen: seen.join(' ') }
}

/** Moving sessions on the board: each the act that the session's own page does, with what the board had shown. */
export const boardRoutes = [
  post('/:edition/desk/programme/board/move', mayPlace, async (request) => {
    const { platform, form } = request
    const [roomCode = '', slotCode = '', offset] = (form.get('to') || form.get('place')).split(' ')
    const wish = {
      ...{ sessionNumber: numberIn(form.get('session')), roomCode, slotCode, startsAt: null },
      offsetMinutes: numberIn(offset),
      ...{ reason: reasonIn(request), anyway: form.get('anyway') === 'yes' },
    }
    const placed = await placeSession(platform, byIn(request), wish)
    return placed.ok ? backToBoard(request, 'moved') : gridPage(request, placed.refusal)
  }),

  post('/:edition/desk/programme/board/swap', mayPlace, async (request) => {
    const { platform, form } = request
    const { number, seen } = otherIn(request)
    const wish = {
      sessions: [numberIn(form.get('session')), number] as const,
      ...{ reason: reasonIn(request), anyway: form.get('anyway') === 'yes' },
    }
    const swapped = await swapSessions(platform, { ...byIn(request), seen }, wish)
    return swapped.ok ? backToBoard(request, 'swapped') : gridPage(request, swapped.refusal)
  }),

  post('/:edition/desk/programme/board/out', mayPlace, async (request) => {
    const wish = { numbers: [numberIn(request.form.get('session'))], reason: reasonIn(request) }
    const done = await unplaceSessions(request.platform, byIn(request), wish)
    return done.ok ? backToBoard(request, 'out') : gridPage(request, done.refusal)
  }),

  post('/:edition/desk/programme/board/undo', mayPlace, async (request) => {
    const wish = { sessionNumber: numberIn(request.form.get('session')), reason: reasonIn(request) }
    const done = await undoPlacement(request.platform, byIn(request), wish)
    return done.ok ? backToBoard(request, 'undone') : gridPage(request, done.refusal)
  }),

  post('/:edition/desk/programme/board/length', holding('mayEditSessions'), async (request) => {
    const { platform, form } = request
    const wish = {
      ...{ number: numberIn(form.get('session')), minutes: numberIn(form.get('minutes')) },
      ...{ reason: reasonIn(request), anyway: form.get('anyway') === 'yes' },
    }
    const changed = await changeLength(platform, byIn(request), wish)
    return changed.ok ? backToBoard(request, 'length', changed.value) : gridPage(request, changed.refusal)
  }),

  get('/:edition/desk/programme/board/held', mayPlace, (request) => heldPage(request)),

  // News for open boards: only that something has changed; the board then asks for itself.
  get('/:edition/desk/programme/board/news', staffOrAuditor, ({ platform, edition }) =>
    events((tell) =>
      platform.live.listen(PLAN_CHANGED, (id) => {
        if (id === null || id === edition?.id) tell('changed')
      }),
    ),
  ),
]

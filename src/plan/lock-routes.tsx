import { holding, staffOrAuditor } from '../access/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, post, seeOther } from '../page/route.ts'
import { crumbs, programmeDesk } from './addresses.ts'
import { byIn, mayPlace, numberIn, reasonIn } from './asking.ts'
import { sessionsOnDesk, venueChoices } from './desk-reads.ts'
import { type LockRefusal, type LockWish, lock, unlock } from './locks.ts'
import { locksOf } from './locks-reads.ts'
import { planTexts } from './texts.ts'
import { LocksPage } from './views/locks-page.tsx'

async function locksPage(request: PageRequest, refusal?: LockRefusal) {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  const [locks, sessions, choices] = await Promise.all([
    locksOf(platform.db, edition, request.language),
    sessionsOnDesk(platform.db, edition, request.language),
    venueChoices(platform.db, edition, request.language),
  ])
  const typed = {
    reason: refusal ? form.get('reason') : '',
    sessions: refusal ? form.all('session') : query.getAll('session'),
    room: refusal ? form.get('room') : '',
    slot: refusal ? form.get('slot') : '',
  }
  const title = planTexts(language)('locks.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <LocksPage {...{ edition, language, locks, sessions, choices, typed, refusal }} mayPlace={mayPlace(request)} />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** Back to where a lock was set: a session, a day of the grid, or the list of locks. */
function lockedBack(request: PageRequest) {
  const [where, which = ''] = request.form.get('back').split(' ')
  if (where === 'session' && /^\d{1,9}$/.test(which))
    return seeOther(`${pathTo(request.language, editionOf(request).slug, 'desk', 'sessions', which)}#lock`)
  if (where === 'grid' && /^\d{4}-\d\d-\d\d$/.test(which))
    return seeOther(`${programmeDesk(request, 'grid')}?day=${which}`)
  return seeOther(programmeDesk(request, 'locks'))
}

const mayLock = holding('mayLock')

/** A session as a form names it: its number, and behind a space the place the page had shown. */
function sessionIn(text: string): LockWish {
  const [number, at] = text.split(' ')
  return { kind: 'session', number: numberIn(number), ...(at ? { at } : {}) }
}

export const lockRoutes = [
  get('/:edition/desk/programme/locks', staffOrAuditor, (request) => locksPage(request)),

  post('/:edition/desk/programme/locks', mayLock, async (request) => {
    const { platform, form } = request
    const things: LockWish[] = [
      ...form.all('session').map(sessionIn),
      ...(['room', 'slot'] as const).flatMap((kind) => (form.get(kind) ? [{ kind, code: form.get(kind) }] : [])),
    ]
    const locked = await lock(platform, byIn(request), { things, reason: reasonIn(request) })
    return locked.ok ? lockedBack(request) : locksPage(request, locked.refusal)
  }),

  post('/:edition/desk/programme/locks/:id/unlock', mayLock, async (request) => {
    const id = request.params.id ?? ''
    if (!/^[0-9a-f-]{36}$/.test(id)) return absent()
    await unlock(request.platform, byIn(request), id)
    return lockedBack(request)
  }),
]

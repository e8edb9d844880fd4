import { holding, staff, staffOrAuditor } from '../access/public.ts'
import { person, seenOf } from '../acts/public.ts'
import { nextVersion } from '../agenda/public.ts'
import { answerViewForm, keptViews } from '../identity/parts.ts'
import { listCsv, wishFrom } from '../page/list.ts'
import { absent, data, editionOf, get, type PageRequest, page, pathTo, post, seeOther } from '../page/route.ts'
import { dayIn, pickText } from '../platform/languages/public.ts'
import { sessionTexts, wordsOf } from '../sessions/public.ts'
import { byIn, reasonIn } from './asking.ts'
import { breachesAt } from './breaches-at.ts'
import { changedIn } from './changed.ts'
import { chosenSessions, deskChoice } from './desk-list.ts'
import { sessionOnDesk, sessionsOnDesk, slotsToCome, venueChoices } from './desk-reads.ts'
import { aboutSession } from './desk-session/about.ts'
import { locksOf } from './locks-reads.ts'
import { modeToPublish } from './mode-to-publish.ts'
import { placeSession } from './place.ts'
import { planNow } from './plan-now.ts'
import { plannedEntries } from './planned-entries.ts'
import { sessionShown } from './session-acts.ts'
import { planTexts } from './texts.ts'
import { undoPlacement } from './undo-placement.ts'
import { mayUnplace, previewUnplacing, type UnplaceRefusal, unplaceSessions } from './unplace.ts'
import { DeskProgrammePage } from './views/desk.tsx'
import { DeskSessionPage, type SessionRefusal } from './views/desk-session.tsx'
import { UnplacePage } from './views/desk-together.tsx'
import { sessionColumns } from './views/session-columns.tsx'

const deskPath = (request: PageRequest, ...more: (string | number)[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', ...more)

const deskCrumb = (request: PageRequest) => ({
  label: planTexts(request.language)('desk.title'),
  href: deskPath(request, 'programme'),
})

const numberOf = (request: PageRequest) => Number(/^[0-9]{1,9}$/.exec(request.params.number ?? '')?.[0] ?? 0)

const toSession = (request: PageRequest) => seeOther(deskPath(request, 'sessions', numberOf(request)))

async function sessionPage(request: PageRequest, refusal?: SessionRefusal) {
  const { platform, language, form, viewer } = request
  const edition = editionOf(request)
  const session = await sessionOnDesk(platform.db, edition, numberOf(request), language)
  if (!session) return absent()
  const typed = {
    slot: String(refusal?.facts.slot ?? '') || form.get('slot') || (session.slotCode ?? ''),
    room:
      (refusal?.code === 'clashes' && String(refusal.facts.room ?? '')) || form.get('room') || (session.roomCode ?? ''),
    reason: form.get('reason'),
  }
  const now = platform.clock.now()
  const past = request.query.get('past') === 'yes'
  const plan = await planNow(platform.db, edition)
  const [choices, about, words, locks, broken, changed] = await Promise.all([
    venueChoices(platform.db, edition, language).then((all) => (past ? all : slotsToCome(all, typed.slot, now))),
    aboutSession(platform.db, edition, session, { plan, now }),
    wordsOf(platform.db, edition, language),
    locksOf(platform.db, edition, language),
    refusal?.code === 'clashes' || refusal?.code === 'reason-missing'
      ? breachesAt(platform.db, edition, plan, { session: session.id, ...typed })
      : null,
    changedIn(platform.db, edition, refusal, language),
  ])
  const seen = seenOf(sessionShown(session, session), platform.clock.now())
  const mayPlace = staff.allows(viewer, edition)
  const mayEdit = holding('mayEditSessions').allows(viewer, edition)
  const lock = locks.find((one) => one.number === session.number)
  return page(
    {
      title: session.title,
      section: 'desk',
      crumbs: [deskCrumb(request), { label: sessionTexts(language)('session.number', { number: session.number }) }],
      body: (
        <DeskSessionPage
          {...{ edition, language, session, choices, words, typed, refusal, broken, lock, seen, changed }}
          {...{ about, mayPlace, mayEdit, past }}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** What the address asks of the list, for the page and for its file alike. */
async function listOf({ platform, language, query: address, edition }: PageRequest) {
  if (!edition) throw new Error('a list of the desk belongs to an edition')
  const [all, words, planned] = await Promise.all([
    sessionsOnDesk(platform.db, edition, language),
    wordsOf(platform.db, edition, language),
    plannedEntries(platform.db, edition),
  ])
  const next = await nextVersion(platform.db, edition, planned, platform.clock.now())
  const toPublish = new Set<string>(next.changes.map(({ sessionId }) => sessionId))
  const columns = sessionColumns({ edition, language, words })
  const wish = wishFrom(address, columns, 'number')
  const choice = deskChoice(address)
  const dayOf = (at: Date) => dayIn(edition.zone, at)
  const found = chosenSessions(all, choice, wish, { dayOf, language, toPublish })
  return { all, words, columns, wish, choice, found, toPublish }
}

async function unplacePage(request: PageRequest, picked: readonly string[], refusal?: UnplaceRefusal) {
  const { platform, language, form, viewer } = request
  const edition = editionOf(request)
  const numbers = new Set(picked.map(Number))
  const chosen = (await sessionsOnDesk(platform.db, edition, language)).filter((s) => numbers.has(s.number))
  const placed = chosen.filter(mayUnplace)
  const by = { edition, actor: person(viewer) }
  const looked = await previewUnplacing(
    platform,
    by,
    placed.map((s) => s.number),
  )
  const t = planTexts(language)
  const title = t('desk.unplace')
  return page(
    {
      title,
      section: 'desk',
      crumbs: [deskCrumb(request), { label: title }],
      body: (
        <UnplacePage
          {...{ edition, language, placed }}
          seen={(looked.ok && looked.value.seen) || ''}
          changed={await changedIn(platform.db, edition, refusal, language)}
          others={chosen.filter((s) => !mayUnplace(s))}
          reason={form.get('reason')}
          error={refusal && t(`refusal.${refusal.code}`, { number: refusal.facts.number ?? '' })}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** The plan on the desk: read by secretariat and auditors, changed by the secretariat. */
export const deskRoutes = [
  get('/:edition/desk/programme', staffOrAuditor, async (request) => {
    const { language, viewer, query: address } = request
    const edition = editionOf(request)
    const list = await listOf(request)
    const title = planTexts(language)('desk.title')
    const mayPublish = staff.allows(viewer, edition)
    return page({
      title,
      section: 'desk',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: title },
      ],
      body: (
        <DeskProgrammePage
          {...{ edition, language, address, mayPublish, ...list }}
          kept={await keptViews(request, 'programme')}
          modeWaits={await modeToPublish(request.platform.db, edition)}
        />
      ),
    })
  }),

  // The file of the list: its filters, its order, its columns, and every page of it.
  get('/:edition/desk/programme.csv', staffOrAuditor, async (request) => {
    const { columns, wish, found } = await listOf(request)
    return data(listCsv(columns, wish, found), 'text/csv; charset=utf-8', `${editionOf(request).slug}-sessions.csv`)
  }),

  post('/:edition/desk/programme/views', staff, (request) =>
    answerViewForm(request, 'programme', deskPath(request, 'programme')),
  ),

  get('/:edition/desk/programme/together', staff, (request) => {
    const picked = request.query.getAll('pick')
    const chosen = new URLSearchParams(picked.map((number) => ['session', number]))
    switch (request.query.get('act')) {
      case 'propose':
        return seeOther(`${deskPath(request, 'programme', 'propose')}?${chosen}`)
      case 'lock':
        return seeOther(`${deskPath(request, 'programme', 'locks')}?${chosen}#lock`)
      default:
        return unplacePage(request, picked)
    }
  }),

  post('/:edition/desk/programme/together', holding('mayPlace'), async (request) => {
    const { platform, form } = request
    const numbers = form.all('pick').map(Number).filter(Number.isSafeInteger)
    const done = await unplaceSessions(platform, byIn(request), { numbers, reason: reasonIn(request) })
    return done.ok
      ? seeOther(`${deskPath(request, 'programme')}?show=unplaced`)
      : unplacePage(request, form.all('pick'), done.refusal)
  }),

  get('/:edition/desk/sessions/:number', staffOrAuditor, (request) => sessionPage(request)),

  post('/:edition/desk/sessions/:number/place', holding('mayPlace'), async (request) => {
    const { platform, form } = request
    const wish = {
      sessionNumber: numberOf(request),
      slotCode: form.get('slot'),
      roomCode: form.get('room'),
      startsAt: null,
      reason: reasonIn(request),
      anyway: form.get('anyway') === 'yes',
    }
    const placed = await placeSession(platform, byIn(request), wish)
    return placed.ok ? toSession(request) : sessionPage(request, placed.refusal)
  }),

  post('/:edition/desk/sessions/:number/unplace', holding('mayPlace'), async (request) => {
    const wish = { numbers: [numberOf(request)], reason: reasonIn(request) }
    const done = await unplaceSessions(request.platform, byIn(request), wish)
    return done.ok ? toSession(request) : sessionPage(request, done.refusal)
  }),

  post('/:edition/desk/sessions/:number/undo', holding('mayPlace'), async (request) => {
    const wish = { sessionNumber: numberOf(request), reason: reasonIn(request) }
    const done = await undoPlacement(request.platform, byIn(request), wish)
    return done.ok ? toSession(request) : sessionPage(request, done.refusal)
  }),
]

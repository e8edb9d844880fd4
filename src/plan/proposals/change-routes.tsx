import { holding } from '../../access/public.ts'
import { editionOf, get, type PageRequest, page, post, seeOther } from '../../page/route.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { crumbs, programmeDesk } from '../addresses.ts'
import { byIn } from '../asking.ts'
import { sessionsOnDesk, venueChoices } from '../desk-reads.ts'
import { planFacts } from '../plan-facts.ts'
import { type Change, type Only, type SearchTask, secondsIn } from './proposal.ts'
import { proposeSchedule } from './propose.ts'
import type { AskingRefusal, ProposalRefusal } from './refusals.ts'
import { proposalTexts } from './texts.ts'
import { CHANGE_KINDS, ChangePage } from './views/change-page.tsx'

const MOST_ONLINE_ROOMS = 40

async function changePage(request: PageRequest, refusal?: ProposalRefusal) {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  const facts = await planFacts(platform.db, edition)
  const [sessions, choices] = await Promise.all([
    sessionsOnDesk(platform.db, edition, request.language),
    venueChoices(platform.db, edition, request.language),
  ])
  const now = platform.clock.now()
  const days = [...new Set(facts.slots.filter((slot) => slot.starts_at > now).map((slot) => slot.day))]
  const online = facts.rooms.filter((room) => room.kind === 'online').length
  const busiest = Math.max(
    0,
    ...facts.slots.map((slot) => facts.sessions.filter((s) => s.slot_code === slot.code).length),
  )
  const kind = query.get('kind') ?? ''
  const typed = refusal
    ? {
        kind: form.get('kind'),
        onlineRooms: form.get('online'),
        room: form.get('room'),
        day: form.get('day'),
        sessions: form.all('session'),
        of: form.get('of'),
        days: form.all('of-day'),
        session: form.get('of-session'),
        seconds: form.get('seconds'),
        respectLocks: form.get('locks') === 'yes',
      }
    : {
        kind: CHANGE_KINDS.some((one) => one === kind) ? kind : 'virtual',
        onlineRooms: String(Math.max(1, online, Math.min(busiest, MOST_ONLINE_ROOMS))),
        room: '',
        day: '',
        sessions: [],
        of: query.get('session') ? 'session' : 'all',
        days: [],
        session: query.get('session') ?? '',
        seconds: '10',
        respectLocks: true,
      }
  const title = proposalTexts(language)('change.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <ChangePage
          {...{ edition, language, sessions, days, typed, refusal }}
          rooms={choices.rooms.filter((room) =>
            facts.rooms.some((one) => one.code === room.code && one.kind === 'on_site'),
          )}
          most={MOST_ONLINE_ROOMS}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** The change a form describes; the refusal names what is missing. */
function changeFrom(form: PageRequest['form'], sessions: ReadonlyMap<string, string>): Result<Change, AskingRefusal> {
  switch (form.get('kind')) {
    case 'virtual': {
      const onlineRooms = Number(form.get('online'))
      const isRight = Number.isInteger(onlineRooms) && onlineRooms >= 1 && onlineRooms <= MOST_ONLINE_ROOMS
      if (!isRight) return refuse('online-rooms-wrong')
      const only = onlyIn(form, sessions)
      return only.ok ? ok({ kind: 'virtual', onlineRooms, ...only.value }) : only
    }
    case 'hybrid': {
      const only = onlyIn(form, sessions)
      return only.ok ? ok({ kind: 'hybrid', ...only.value }) : only
    }
    case 'room':
      return form.get('room') ? ok({ kind: 'room', room: form.get('room') }) : refuse('room-unknown')
    case 'day':
      return form.get('day') ? ok({ kind: 'day', day: form.get('day') }) : refuse('day-unknown')
    case 'late':
      return ok({ kind: 'late', withdrawn: form.all('session').flatMap((number) => sessions.get(number) ?? []) })
    default:
      return refuse('change-unknown')
  }
}

/** What of the forum a switch concerns, as the form says: all of it unless days or a session are named. */
function onlyIn(
  form: PageRequest['form'],
  sessions: ReadonlyMap<string, string>,
): Result<{ readonly only?: Only }, AskingRefusal> {
  switch (form.get('of')) {
    case 'days': {
      const days = form.all('of-day').filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
      return days.length > 0 ? ok({ only: { days } }) : refuse('days-missing')
    }
    case 'session': {
      const session = sessions.get(form.get('of-session').trim())
      return session ? ok({ only: { session } }) : refuse('session-missing')
    }
    default:
      return ok({})
  }
}

const mayPropose = holding('mayPropose')

/** What if: a search for the plans after a change of the forum. */
export const changeRoutes = [
  get('/:edition/desk/programme/change', mayPropose, (request) => changePage(request)),

  post('/:edition/desk/programme/change', mayPropose, async (request) => {
    const { platform, form } = request
    const edition = editionOf(request)
    const all = await sessionsOnDesk(platform.db, edition, request.language)
    const change = changeFrom(form, new Map(all.map((s) => [String(s.number), s.id])))
    if (!change.ok) return changePage(request, change.refusal)
    const task: SearchTask = {
      scope: 'all',
      sessions: all.map((s) => s.id),
      seeds: [1],
      budget: { kind: 'seconds', seconds: secondsIn(form.get('seconds')) / 3 },
      respectLocks: form.get('locks') === 'yes',
      keepPublished: false,
      change: change.value,
    }
    const started = await proposeSchedule(platform, byIn(request), task)
    return started.ok
      ? seeOther(programmeDesk(request, 'proposals', started.value.number))
      : changePage(request, started.refusal)
  }),
]

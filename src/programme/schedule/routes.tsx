import { availableParallelism } from 'node:os'
import { head, staff, staffOrAuditor } from '../../access/public.ts'
import { absent, data, editionOf, get, type PageRequest, page, pathTo, post, seeOther } from '../../page/route.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { type Breach, constraints } from '../../scheduling/public.ts'
import { sessionsOnDesk, venueChoices } from '../desk-reads.ts'
import { planFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'
import { programmeTexts } from '../texts.ts'
import { acceptPlan } from './accept.ts'
import { changesFile } from './changes-file.ts'
import { compare, WORKING } from './compare.ts'
import { differencesBetween, hardBreaches, scoreOf } from './comparison.ts'
import { type LockWish, lock, unlock } from './locks.ts'
import { type Change, SECONDS_TO_CHOOSE, type SearchTask } from './proposal.ts'
import { namesFor, viewOfPlan } from './proposal-view.ts'
import { proposeAgain, proposeSchedule, steerSearch } from './propose.ts'
import { acceptancesOf, locksOf, type Proposal, proposalByNumber, proposalsOf, weightsOf } from './reads.ts'
import { problemOfTask } from './run-search.ts'
import { sentencesOf } from './sentences.ts'
import { markInterrupted } from './store.ts'
import { scheduleTexts } from './texts.ts'
import { undoAcceptance } from './undo-acceptance.ts'
import { CHANGE_KINDS, ChangePage } from './views/change.tsx'
import { ComparePage } from './views/compare.tsx'
import { GridPage } from './views/grid.tsx'
import { LocksPage } from './views/locks.tsx'
import { ProposalPage } from './views/proposal.tsx'
import { ProposalsPage } from './views/proposals.tsx'
import { ProposePage } from './views/propose.tsx'
import { RunPage } from './views/run.tsx'
import { WeightsPage } from './views/weights.tsx'
import { WhyPage } from './views/why.tsx'
import { changeWeights } from './weights.ts'
import { whyOf } from './why.ts'

const base = (request: PageRequest, ...more: (string | number)[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'programme', ...more)

const crumbs = (request: PageRequest, ...labels: string[]) => [
  { label: programmeTexts(request.language)('desk.title'), href: base(request) },
  ...labels.map((label) => ({ label })),
]

const proposalsCrumb = (request: PageRequest) => ({
  label: scheduleTexts(request.language)('proposals.title'),
  href: base(request, 'proposals'),
})

const numberIn = (text: string | undefined) => Number(/^[0-9]{1,9}$/.exec(text ?? '')?.[0] ?? 0)
const personId = ({ viewer }: PageRequest) => viewer.person?.id ?? null
const mayPlace = (request: PageRequest) => staff.allows(request.viewer, editionOf(request))
const reasonIn = ({ form }: PageRequest) => form.get('reason').slice(0, 2000)

/** A thread a seed; one processor is left to answer the others. */
const seeds = () => Array.from({ length: Math.max(1, Math.min(4, availableParallelism() - 1)) }, (_, i) => i + 1)

const secondsIn = (text: string) => SECONDS_TO_CHOOSE.find((one) => String(one) === text) ?? SECONDS_TO_CHOOSE[0]

async function proposePage(request: PageRequest, refusal?: Refusal<string>) {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  const [sessions, locks] = await Promise.all([sessionsOnDesk(platform.db, edition), locksOf(platform.db, edition)])
  const chosen = refusal ? form.all('session') : query.getAll('session')
  const typed = refusal
    ? {
        scope: form.get('scope'),
        sessions: chosen,
        seconds: form.get('seconds'),
        respectLocks: form.get('locks') === 'yes',
        keepPublished: form.get('published') === 'yes',
      }
    : {
        scope: chosen.length > 0 ? 'selection' : sessions.some((s) => !s.startsAt) ? 'unplaced' : 'all',
        sessions: chosen,
        seconds: '10',
        respectLocks: true,
        keepPublished: true,
      }
  const title = scheduleTexts(language)('propose.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: <ProposePage {...{ edition, language, sessions, typed, refusal }} locks={locks.length} />,
    },
    { status: refusal ? 422 : 200 },
  )
}

async function changePage(request: PageRequest, refusal?: Refusal<string>) {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  const facts = await planFacts(platform.db, edition)
  const [sessions, choices] = await Promise.all([
    sessionsOnDesk(platform.db, edition),
    venueChoices(platform.db, edition),
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
        seconds: form.get('seconds'),
        respectLocks: form.get('locks') === 'yes',
      }
    : {
        kind: CHANGE_KINDS.some((one) => one === kind) ? kind : 'virtual',
        onlineRooms: String(Math.max(1, online, Math.min(busiest, MOST_ONLINE_ROOMS))),
        room: '',
        day: '',
        sessions: [],
        seconds: '10',
        respectLocks: true,
      }
  const title = scheduleTexts(language)('change.title')
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

/** The day asked for, or the fullest one; empty when there is none. */
function dayToShow(asked: string | null, days: readonly string[], used: readonly string[]): string {
  const fullest = [...new Set(used)].toSorted(
    (a, b) => used.filter((one) => one === b).length - used.filter((one) => one === a).length || a.localeCompare(b),
  )
  return days.find((one) => one === asked) ?? fullest[0] ?? days[0] ?? ''
}

const MOST_ONLINE_ROOMS = 40

/** The change a form describes; the refusal names what is missing. */
function changeFrom(form: PageRequest['form'], sessions: ReadonlyMap<string, string>): Result<Change, Refusal<string>> {
  switch (form.get('kind')) {
    case 'virtual': {
      const onlineRooms = Number(form.get('online'))
      return Number.isInteger(onlineRooms) && onlineRooms >= 1 && onlineRooms <= MOST_ONLINE_ROOMS
        ? ok({ kind: 'virtual', onlineRooms })
        : refuse('online-rooms-wrong')
    }
    case 'hybrid':
      return ok({ kind: 'hybrid' })
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

async function proposalPage(request: PageRequest, refusal?: Refusal<string>, clashes: readonly Breach[] = []) {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  await markInterrupted(platform.db, edition)
  const proposal = await proposalByNumber(platform.db, edition, numberIn(request.params.number))
  if (!proposal) return absent()
  const t = scheduleTexts(language)
  const named = t('proposal.number', { number: proposal.number })
  const frame = {
    title: named,
    section: 'desk' as const,
    crumbs: [...crumbs(request), proposalsCrumb(request), { label: named }],
  }
  const status = { status: refusal ? 422 : 200 }
  const wanted = form.get('plan') || query.get('plan')
  const plan =
    proposal.plans.find((one) => one.name === wanted) ??
    proposal.plans.find((one) => one.name === 'balanced') ??
    proposal.plans[0]
  if (!plan) {
    return page(
      { ...frame, body: <RunPage {...{ edition, language, proposal, refusal }} mayPlace={mayPlace(request)} /> },
      status,
    )
  }
  const now = platform.clock.now()
  const view = await viewOfPlan(platform.db, edition, proposal, plan, now)
  const counts = proposal.plans.map((one) => {
    const differences = differencesBetween(view.problem, view.standing, one.placements)
    const of = (kind: string) => differences.filter((d) => d.kind === kind).length
    const score = one === plan ? view.then : scoreOf(view.problem, one.placements)
    return {
      name: one.name,
      moved: of('moved') + of('unplaced'),
      left: of('left-out') + of('unplaced'),
      hard: hardBreaches(score).length,
      soft: score.soft,
    }
  })
  const day = dayToShow(
    query.get('day'),
    view.problem.days.map((one) => one.id),
    view.placements.flatMap((p) => view.problem.slots.find((slot) => slot.id === p.slot)?.day ?? []),
  )
  const acceptances = (await acceptancesOf(platform.db, edition)).filter((one) => one.number === proposal.number)
  const typed = {
    reason: refusal ? form.get('reason') : '',
    sessions: refusal && form.get('take').startsWith('ticked') ? form.all('session') : null,
  }
  return page(
    {
      ...frame,
      body: (
        <ProposalPage
          {...{ edition, language, proposal, plan, counts, view, day, acceptances, typed, refusal, clashes }}
          mayPlace={mayPlace(request)}
        />
      ),
    },
    status,
  )
}

async function proposalsPage(request: PageRequest, refusal?: Refusal<string>) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  await markInterrupted(platform.db, edition)
  const [proposals, acceptances] = await Promise.all([
    proposalsOf(platform.db, edition),
    acceptancesOf(platform.db, edition),
  ])
  const title = scheduleTexts(language)('proposals.title')
  const undone = query.get('restored')
    ? { restored: numberIn(query.get('restored') ?? ''), movedSince: numberIn(query.get('since') ?? '') }
    : null
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <ProposalsPage
          {...{ edition, language, proposals, acceptances, refusal, undone }}
          mayPlace={mayPlace(request)}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

async function weightsPage(request: PageRequest, refusal?: Refusal<string>) {
  const { platform, language, viewer, query } = request
  const edition = editionOf(request)
  const own = await weightsOf(platform.db, edition)
  const title = scheduleTexts(language)('weights.title')
  const saved = query.get('saved') === null ? null : numberIn(query.get('saved') ?? '')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <WeightsPage
          {...{ edition, language, own, refusal, saved }}
          mayChange={head.allows(viewer, edition)}
          typed={refusal ? typedWeights(request) : new Map()}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

const typedWeights = ({ form }: PageRequest) =>
  new Map(
    form
      .names()
      .filter((name) => name.startsWith('w-'))
      .map((name) => [name.slice(2), form.get(name)]),
  )

async function locksPage(request: PageRequest, refusal?: Refusal<string>) {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  const [locks, sessions, choices] = await Promise.all([
    locksOf(platform.db, edition),
    sessionsOnDesk(platform.db, edition),
    venueChoices(platform.db, edition),
  ])
  const typed = {
    reason: refusal ? form.get('reason') : '',
    sessions: refusal ? form.all('session') : query.getAll('session'),
    room: refusal ? form.get('room') : '',
    slot: refusal ? form.get('slot') : '',
  }
  const title = scheduleTexts(language)('locks.title')
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
  if (where === 'grid' && /^\d{4}-\d\d-\d\d$/.test(which)) return seeOther(`${base(request, 'grid')}?day=${which}`)
  return seeOther(base(request, 'locks'))
}

async function gridPage(request: PageRequest) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const facts = await planFacts(platform.db, edition)
  const title = scheduleTexts(language)('nav.grid')
  const problem = problemOf(facts, edition.zone)
  const placements = placementsOf(facts)
  const score = scoreOf(problem, placements)
  const broken = hardBreaches(score)
  const [names, locks, sessions] = await Promise.all([
    namesFor(platform.db, edition, [...new Set(broken.flatMap((breach) => breach.people))]),
    locksOf(platform.db, edition),
    sessionsOnDesk(platform.db, edition),
  ])
  const used = facts.sessions.flatMap((s) => facts.slots.find((slot) => slot.code === s.slot_code)?.day ?? [])
  const day = dayToShow(
    query.get('day'),
    facts.slots.map((slot) => slot.day),
    used,
  )
  const unplaced = sessions.filter((s) => !s.startsAt && s.state !== 'cancelled' && s.state !== 'postponed')
  return page({
    title,
    section: 'desk',
    crumbs: crumbs(request, title),
    body: (
      <GridPage
        {...{ edition, language, day, problem, placements, broken, names, locks, unplaced }}
        mayPlace={mayPlace(request)}
      />
    ),
  })
}

/** Why a session stands where it does: in the working plan, or in a plan of a proposal. */
async function whyPage(request: PageRequest, proposal: Proposal | null) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const number = numberIn(request.params.session ?? request.params.number)
  const sessions = await sessionsOnDesk(platform.db, edition)
  const session = sessions.find((s) => s.number === number)
  if (!session) return absent()
  const facts = await planFacts(platform.db, edition)
  const wanted = query.get('plan') ?? ''
  const plan = proposal?.plans.find((one) => one.name === wanted) ?? proposal?.plans[0]
  if (proposal && !plan) return absent()
  const now = platform.clock.now()
  const problem = proposal ? problemOfTask(facts, edition, proposal.task, now).problem : problemOf(facts, edition.zone)
  const people = problem.people.map((person) => person.id)
  const names = await namesFor(platform.db, edition, people)
  const sentences = sentencesOf(problem, names, language, edition.zone)
  const asked = { slot: query.get('slot') ?? '', room: query.get('room') ?? '' }
  const placements = plan ? plan.placements : placementsOf(facts)
  const view = whyOf(problem, placements, session.id, asked.slot && asked.room ? asked : null, names, sentences)
  if (!view) return absent()
  const t = scheduleTexts(language)
  const over =
    proposal && plan
      ? t('plan.of', { proposal: t('proposal.number', { number: proposal.number }), plan: t(`plan.${plan.name}`) })
      : t('plan.working')
  const title = t('why.title')
  const desk = pathTo(language, edition.slug, 'desk', 'sessions', number)
  const here = proposal ? base(request, 'proposals', proposal.number, 'why', number) : `${desk}/why`
  const trail = proposal
    ? [
        proposalsCrumb(request),
        { label: t('proposal.number', { number: proposal.number }), href: base(request, 'proposals', proposal.number) },
      ]
    : [{ label: programmeTexts(language)('session.number', { number }), href: desk }]
  return page({
    title,
    section: 'desk',
    crumbs: [...crumbs(request), ...trail, { label: title }],
    body: (
      <WhyPage {...{ edition, language, over, view, sentences, here, asked }} kept={plan ? { plan: plan.name } : {}} />
    ),
  })
}

/** Searching for a schedule, taking it over, and all it goes by: read by secretariat and auditors, changed by the secretariat. */
export const scheduleRoutes = [
  get('/:edition/desk/programme/propose', staff, (request) => proposePage(request)),

  post('/:edition/desk/programme/propose', staff, async (request) => {
    const { platform, form } = request
    const edition = editionOf(request)
    const all = await sessionsOnDesk(platform.db, edition)
    const chosen = new Set(form.all('session'))
    const scope = form.get('scope')
    const wanted = {
      all: all.map((s) => s.id),
      unplaced: all.filter((s) => !s.startsAt).map((s) => s.id),
      selection: all.filter((s) => chosen.has(String(s.number))).map((s) => s.id),
    }
    if (scope !== 'all' && scope !== 'unplaced' && scope !== 'selection')
      return proposePage(request, { code: 'scope-missing', facts: {} })
    const task: SearchTask = {
      scope,
      sessions: wanted[scope],
      seeds: seeds(),
      budget: { kind: 'seconds', seconds: secondsIn(form.get('seconds')) },
      respectLocks: form.get('locks') === 'yes',
      keepPublished: form.get('published') === 'yes',
      change: null,
    }
    const started = await proposeSchedule(platform, edition, task, personId(request))
    return started.ok
      ? seeOther(base(request, 'proposals', started.value.number))
      : proposePage(request, started.refusal)
  }),

  get('/:edition/desk/programme/change', staff, (request) => changePage(request)),

  post('/:edition/desk/programme/change', staff, async (request) => {
    const { platform, form } = request
    const edition = editionOf(request)
    const all = await sessionsOnDesk(platform.db, edition)
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
    const started = await proposeSchedule(platform, edition, task, personId(request))
    return started.ok
      ? seeOther(base(request, 'proposals', started.value.number))
      : changePage(request, started.refusal)
  }),

  get('/:edition/desk/programme/proposals', staffOrAuditor, (request) => proposalsPage(request)),
  get('/:edition/desk/programme/proposals/:number', staffOrAuditor, (request) => proposalPage(request)),

  ...(['pause', 'resume', 'cancel', 'take'] as const).map((wish) =>
    post(`/:edition/desk/programme/proposals/:number/${wish}`, staff, async (request) => {
      const number = numberIn(request.params.number)
      // A search that has ended meanwhile shows what it ended with.
      await steerSearch(request.platform.db, editionOf(request), number, wish)
      return seeOther(base(request, 'proposals', number))
    }),
  ),

  post('/:edition/desk/programme/proposals/:number/again', staff, async (request) => {
    const number = numberIn(request.params.number)
    const started = await proposeAgain(request.platform, editionOf(request), number, personId(request))
    if (started.ok) return seeOther(base(request, 'proposals', started.value.number))
    return started.refusal.code === 'proposal-unknown' ? absent() : proposalPage(request, started.refusal)
  }),

  post('/:edition/desk/programme/proposals/:number/accept', staff, async (request) => {
    const { platform, form } = request
    const edition = editionOf(request)
    const number = numberIn(request.params.number)
    const take = form.get('take')
    const all = await sessionsOnDesk(platform.db, edition)
    const chosen = new Set(form.all('session'))
    const accepted = await acceptPlan(platform, edition, {
      number,
      plan: form.get('plan'),
      sessions: take.startsWith('ticked') ? all.filter((s) => chosen.has(String(s.number))).map((s) => s.id) : null,
      reason: reasonIn(request),
      anyway: take.endsWith('-anyway'),
      personId: personId(request),
    })
    if (!accepted.ok) return proposalPage(request, accepted.refusal, accepted.breaches)
    return seeOther(`${base(request, 'proposals', number)}?plan=${encodeURIComponent(form.get('plan'))}`)
  }),

  get('/:edition/desk/programme/proposals/:number/changes.csv', staffOrAuditor, async (request) => {
    const { platform, language, query } = request
    const edition = editionOf(request)
    const proposal = await proposalByNumber(platform.db, edition, numberIn(request.params.number))
    const wanted = query.get('plan') ?? ''
    const plan = proposal?.plans.find((one) => one.name === wanted) ?? proposal?.plans[0]
    if (!proposal || !plan) return absent()
    const view = await viewOfPlan(platform.db, edition, proposal, plan, platform.clock.now())
    const name = `${edition.slug}-proposal-${proposal.number}-${plan.name}.csv`
    return data(changesFile(view, language, edition.zone), 'text/csv; charset=utf-8', name)
  }),

  get('/:edition/desk/programme/proposals/:number/why/:session', staffOrAuditor, async (request) => {
    const proposal = await proposalByNumber(request.platform.db, editionOf(request), numberIn(request.params.number))
    return proposal ? whyPage(request, proposal) : absent()
  }),

  get('/:edition/desk/sessions/:number/why', staffOrAuditor, (request) => whyPage(request, null)),

  post('/:edition/desk/programme/acceptances/:id/undo', staff, async (request) => {
    const id = request.params.id ?? ''
    if (!/^[0-9a-f-]{36}$/.test(id)) return absent()
    const undone = await undoAcceptance(request.platform, editionOf(request), { id, personId: personId(request) })
    if (!undone.ok)
      return undone.refusal.code === 'acceptance-unknown' ? absent() : proposalsPage(request, undone.refusal)
    const { restored, movedSince } = undone.value
    return seeOther(`${base(request, 'proposals')}?restored=${restored}&since=${movedSince}`)
  }),

  get('/:edition/desk/programme/compare', staffOrAuditor, async (request) => {
    const { platform, language, query } = request
    const edition = editionOf(request)
    const t = scheduleTexts(language)
    const proposals = await proposalsOf(platform.db, edition)
    const found = await Promise.all(
      proposals
        .filter((one) => one.state === 'done')
        .slice(0, 20)
        .map((one) => proposalByNumber(platform.db, edition, one.number)),
    )
    const choices = [
      { id: WORKING, words: t('plan.working') },
      ...found.flatMap((one) =>
        (one?.plans ?? []).map((plan) => ({
          id: `${one?.number}.${plan.name}`,
          words: t('plan.of', {
            proposal: t('proposal.number', { number: one?.number ?? 0 }),
            plan: t(`plan.${plan.name}`),
          }),
        })),
      ),
    ]
    const sideIn = (name: string, otherwise: string) =>
      choices.find((one) => one.id === query.get(name))?.id ?? otherwise
    const a = sideIn('a', WORKING)
    const b = sideIn('b', choices[1]?.id ?? WORKING)
    const comparison = a === b ? null : await compare(platform.db, edition, a, b, platform.clock.now())
    const title = t('compare.title')
    return page({
      title,
      section: 'desk',
      crumbs: [...crumbs(request), proposalsCrumb(request), { label: title }],
      body: <ComparePage {...{ edition, language, choices, a, b, comparison }} />,
    })
  }),

  get('/:edition/desk/programme/weights', staffOrAuditor, (request) => weightsPage(request)),

  post('/:edition/desk/programme/weights', head, async (request) => {
    const { platform, form } = request
    const edition = editionOf(request)
    const typed =
      form.get('reset') === 'all'
        ? new Map(constraints.map((one) => [one.name, String(one.weight)]))
        : typedWeights(request)
    const changed = await changeWeights(platform.db, edition, typed, personId(request), platform.clock.now())
    return changed.ok
      ? seeOther(`${base(request, 'weights')}?saved=${changed.value}`)
      : weightsPage(request, changed.refusal)
  }),

  get('/:edition/desk/programme/locks', staffOrAuditor, (request) => locksPage(request)),

  post('/:edition/desk/programme/locks', staff, async (request) => {
    const { platform, form } = request
    const edition = editionOf(request)
    const wishes: LockWish[] = [
      ...form.all('session').map((number) => ({ kind: 'session' as const, number: numberIn(number) })),
      ...(['room', 'slot'] as const).flatMap((kind) => (form.get(kind) ? [{ kind, code: form.get(kind) }] : [])),
    ]
    if (wishes.length === 0) return locksPage(request, { code: 'nothing-to-lock', facts: {} })
    const by = { personId: personId(request), reason: reasonIn(request) }
    for (const wish of wishes) {
      const locked = await lock(platform.db, edition, wish, by, platform.clock.now())
      if (!locked.ok && locked.refusal.code !== 'already-locked') return locksPage(request, locked.refusal)
    }
    return lockedBack(request)
  }),

  post('/:edition/desk/programme/locks/:id/unlock', staff, async (request) => {
    const id = request.params.id ?? ''
    if (!/^[0-9a-f-]{36}$/.test(id)) return absent()
    await unlock(
      request.platform.db,
      editionOf(request),
      id,
      { personId: personId(request) },
      request.platform.clock.now(),
    )
    return lockedBack(request)
  }),

  get('/:edition/desk/programme/grid', staffOrAuditor, (request) => gridPage(request)),
]

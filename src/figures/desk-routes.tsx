import { holding, may } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
import { type Call, callState, callsOf } from '../consultation/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { callWithTargets } from './call-targets.ts'
import { readFigures } from './read-figures.ts'
import { showingOf } from './read-targets.ts'
import { showingSet } from './set-showing.ts'
import { targetSet, targetTakenAway } from './set-target.ts'
import { FIGURES_SHOWN, type Showing, TARGETS_SHOWN } from './showing.ts'
import { isTrait, nobodyYet, type Target, type Trait, type Wanted } from './targets.ts'
import { figuresTexts } from './texts.ts'
import { DeskFiguresPage, type TypedTarget, traitCode } from './views/desk-figures.tsx'

const desk = holding('maySeeDesk')
const handling = holding('mayHandleFigures')

/** The call of the address; else the one that closes next, else the last one. */
async function callsAndCall(request: PageRequest) {
  const { platform, query } = request
  const calls = await callsOf(platform.db, editionOf(request))
  const now = platform.clock.now()
  const open = calls.filter((call) => callState(call, now) === 'open')
  const next = open.sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())[0]
  const asked = query.get('call')
  const call = asked === null ? (next ?? calls.at(-1)) : calls.find(({ code }) => code === asked)
  return { calls, call: call ?? null }
}

const typedIn = ({ form }: PageRequest): TypedTarget => ({
  who: form.get('who'),
  and: form.get('and'),
  kind: form.get('kind') === 'share' ? 'share' : 'least',
  number: form.get('number').trim(),
})

/** What an address asks to be set, such as a target that has just been taken away. */
const typedInAddress = ({ query }: PageRequest): TypedTarget => ({
  who: query.get('who') ?? '',
  and: query.get('and') ?? '',
  kind: query.get('kind') === 'share' ? 'share' : 'least',
  number: query.get('number') ?? '',
})

const traitsOf = ({ who, and }: TypedTarget): Trait[] =>
  [who, and].flatMap((code) => {
    const [dimension = '', value = ''] = code.split(' ')
    return dimension && value ? [{ dimension, value }] : []
  })

function wantedOf({ kind, number }: TypedTarget): Wanted | null {
  if (!/^\d{1,6}$/.test(number)) return null
  return kind === 'share' ? { kind, percent: Number(number) } : { kind, count: Number(number) }
}

async function seenBy(request: PageRequest, call: Call, showing: Showing) {
  const { platform, viewer } = request
  const edition = editionOf(request)
  if (!may(viewer, 'mayHandleFigures', { edition, part: null })) return null
  const by = { edition, actor: person(viewer) }
  const [targets, shown] = await Promise.all([
    preview(platform, targetTakenAway, { ...by, wish: { call: call.code, key: '' } }),
    preview(platform, showingSet, { ...by, wish: showing }),
  ])
  return targets.ok && shown.ok ? { targets: targets.value.seen ?? '', showing: shown.value.seen ?? '' } : null
}

async function deskReply(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const { calls, call } = await callsAndCall(request)
  const t = figuresTexts(language)
  if (!call) return absent()
  const now = platform.clock.now()
  const [figures, showing] = await Promise.all([
    readFigures(platform.db, edition, language),
    showingOf(platform.db, edition),
  ])
  const { dimensions, rows, gaps } = await callWithTargets(platform.db, edition, { call, figures })
  const typed = refusal ? typedIn(request) : typedInAddress(request)
  const wanted = wantedOf(typed)
  const gone = query.get('gone') === '1' && wanted ? { who: traitsOf(typed), wanted } : null
  const known = gone?.who.every((trait) => isTrait(dimensions, trait)) ? gone : null
  const of = { edition, figures, chosen: new Map(), calls, call, dimensions, gaps, showing, now, typed, gone: known }
  const body = (
    <DeskFiguresPage
      {...of}
      nobody={nobodyYet(rows, figures.dimensions)}
      open={callState(call, now) === 'open'}
      seen={await seenBy(request, call, showing)}
      problem={refusal && (t.named('refusal', refusal.code, refusal.facts as never) ?? refusal.code)}
    />
  )
  const status = refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200
  return page({ title: t('desk.title'), section: 'desk', body }, { status })
}

const here = (request: PageRequest, more: Record<string, string>) =>
  `${pathTo(request.language, editionOf(request).slug, 'desk', 'figures')}?${new URLSearchParams(more)}`

/** The form filled in with what was taken away, so that it can be put back. */
const toPutBack = ({ who: [first, second], wanted }: Target): Record<string, string> => ({
  gone: '1',
  who: first ? traitCode(first) : '',
  and: second ? traitCode(second) : '',
  kind: wanted.kind,
  number: String(wanted.kind === 'share' ? wanted.percent : wanted.count),
})

async function posted(request: PageRequest): Promise<Reply> {
  const { platform, viewer, form } = request
  const edition = editionOf(request)
  const { call } = await callsAndCall(request)
  if (!call) return absent()
  const by = { edition, actor: person(viewer), seen: form.get('seen') }
  const back = { call: call.code }
  if (form.get('act') === 'take-away') {
    const done = await perform(platform, targetTakenAway, { ...by, wish: { call: call.code, key: form.get('key') } })
    return done.ok ? seeOther(here(request, { ...back, ...toPutBack(done.value) })) : deskReply(request, done.refusal)
  }
  if (form.get('act') === 'showing') {
    const wish: Showing = {
      figures: FIGURES_SHOWN.find((one) => one === form.get('figures')) ?? 'desk',
      targets: TARGETS_SHOWN.find((one) => one === form.get('targets')) ?? 'desk',
    }
    const done = await perform(platform, showingSet, { ...by, wish })
    return done.ok ? seeOther(here(request, back)) : deskReply(request, done.refusal)
  }
  const typed = typedIn(request)
  const wish = { call: call.code, who: traitsOf(typed), wanted: wantedOf(typed) }
  const done = await perform(platform, targetSet, { ...by, wish })
  return done.ok ? seeOther(here(request, back)) : deskReply(request, done.refusal)
}

export const deskRoutes: Route[] = [
  get('/:edition/desk/figures', desk, (request) => deskReply(request)),
  post('/:edition/desk/figures', handling, posted),
]

import { holding, may } from '../access/public.ts'
import { type ActRefusal, perform, person, preview, seenOf } from '../acts/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { breachesWith } from '../plan/public.ts'
import { isLanguage, pickText, type Written } from '../platform/languages/public.ts'
import { refuse } from '../platform/result.ts'
import { cut } from '../platform/text.ts'
import { drawsOf, type Standing } from '../rounds/public.ts'
import { nomineesAsked } from './ask.ts'
import { assignToSession, sessionsOfNominee, sessionToAssign, withPart } from './assign.ts'
import { conflictsOf } from './conflicts.ts'
import { drawAnnounced, drawCarriedOn } from './draws.ts'
import { focalPointEnded, focalPointNamed } from './focal.ts'
import { fateLetter } from './letters.ts'
import { focalPointsOf, nominationsNamed, nominationsOf, nomineesOf, standing, waitingNominations } from './reads.ts'
import { selectionReleased } from './release.ts'
import { nomineePlaced, nomineesJoined } from './settle.ts'
import { nomineesTakenIn } from './take-in.ts'
import { nominationsTexts } from './texts.ts'
import { DeskPage } from './views/desk.tsx'
import { OnePage } from './views/one.tsx'
import { ReleasePage } from './views/release.tsx'
import { NoSelection, Selections } from './views/selections.tsx'
import { deskPath, whyNot, wordsOf } from './words.ts'

const SEES = holding('maySeeNominations')
const HANDLES = holding('mayHandleNominations')
const RELEASES = holding('mayReleaseNominations')
const AT = '/:edition/desk/nominations/:selection'

/** Who asks, and what the page of the form had shown. */
const byIn = (request: PageRequest) => ({
  edition: editionOf(request),
  actor: person(request.viewer),
  seen: request.form.get('seen'),
})
const orderOf = (request: PageRequest) => ({ edition: editionOf(request), actor: person(request.viewer) })
const codeIn = ({ params }: PageRequest) => params.selection ?? ''
const numberIn = (text: string | undefined) => Number(/^[0-9]{1,9}$/.exec(text?.trim() ?? '')?.[0] ?? 0)
const seenIn = <T extends { seen: string | null }>(looked: { ok: true; value: T } | { ok: false }) =>
  looked.ok ? looked.value.seen : null
const statusOf = (refusal: ActRefusal<string> | undefined) =>
  refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200

export const deskRoutes: Route[] = [
  get('/:edition/desk/nominations', SEES, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const selections = await nominationsOf(platform.db, edition)
    const [only] = selections
    if (only && selections.length === 1) return seeOther(deskPath(language, edition, only.code))
    const body =
      selections.length === 0 ? (
        <NoSelection {...{ language }} />
      ) : (
        <Selections {...{ language, edition, selections }} />
      )
    return page({ title: nominationsTexts(language)('desk.title'), section: 'desk', body })
  }),

  get(AT, SEES, (request) => deskPage(request)),
  post(AT, HANDLES, async (request) => {
    const done = await doOnDesk(request)
    if (!done) return absent()
    return done.ok
      ? seeOther(deskPath(request.language, editionOf(request), codeIn(request)))
      : deskPage(request, done.refusal)
  }),

  get(`${AT}/release`, RELEASES, (request) => releasePage(request)),
  post(`${AT}/release`, RELEASES, async (request) => {
    const wish = { selection: codeIn(request) }
    const done = await perform(request.platform, selectionReleased, { ...byIn(request), wish })
    return done.ok
      ? seeOther(deskPath(request.language, editionOf(request), codeIn(request)))
      : releasePage(request, done.refusal)
  }),

  get(`${AT}/:number`, SEES, (request) => onePage(request)),
  post(`${AT}/:number`, HANDLES, async (request) => {
    const done = await doToOne(request)
    if (!done) return absent()
    return done.ok
      ? seeOther(deskPath(request.language, editionOf(request), codeIn(request), request.params.number ?? ''))
      : onePage(request, done.refusal)
  }),
]

function doOnDesk(request: PageRequest) {
  const { form, platform } = request
  const selection = codeIn(request)
  const by = byIn(request)
  switch (form.get('act')) {
    case 'take-in':
      return perform(platform, nomineesTakenIn, { ...by, wish: { selection } })
    case 'ask':
      return perform(platform, nomineesAsked, { ...by, wish: { selection, number: null } })
    case 'name-point': {
      const [email, group, basis] = ['email', 'group', 'basis'].map((name) => form.get(name)) as [
        string,
        string,
        string,
      ]
      const wish = { selection, email, group, basis, from: form.get('from'), until: form.get('until') }
      return perform(platform, focalPointNamed, { ...by, wish })
    }
    case 'draw-announce': {
      const wish = { selection, sources: form.get('sources'), knownFrom: form.get('known-from') }
      return perform(platform, drawAnnounced, { ...by, wish })
    }
    case 'draw-on':
      return perform(platform, drawCarriedOn, {
        ...by,
        wish: { selection, draw: numberIn(form.get('draw')), typed: form.get('typed') },
      })
    case 'end-point':
      return perform(platform, focalPointEnded, { ...by, wish: { selection, id: form.get('point') } })
  }
  return null
}

const STANDINGS: readonly Standing[] = ['entered', 'shortlisted', 'chosen', 'reserve', 'not_taken', 'gone']

function doToOne(request: PageRequest) {
  const { form, platform, params } = request
  const at = { selection: codeIn(request), number: numberIn(params.number) }
  const by = byIn(request)
  switch (form.get('act')) {
    case 'place': {
      const to = STANDINGS.find((one) => one === form.get('standing'))
      return to
        ? perform(platform, nomineePlaced, { ...by, wish: { ...at, standing: to, reason: reasonIn(request) } })
        : null
    }
    case 'assign':
      return assign(request)
    case 'ask':
      return perform(platform, nomineesAsked, { ...by, wish: at })
    case 'join':
      return perform(platform, nomineesJoined, { ...by, wish: { ...at, into: numberIn(form.get('into')) } })
    case 'part':
      return perform(platform, nomineesJoined, { ...by, wish: { ...at, into: null } })
  }
  return null
}

async function assign(request: PageRequest) {
  const assigned = await assignedIn(request)
  return assigned
    ? assignToSession(request.platform, byIn(request), assigned, reasonIn(request))
    : refuse('nominee-unknown')
}

/** Who is to be assigned to which session. */
async function assignedIn(request: PageRequest) {
  const { platform, params, form } = request
  const edition = editionOf(request)
  const selection = await nominationsNamed(platform.db, edition, codeIn(request))
  const all = selection ? standing(await nomineesOf(platform.db, edition, selection.id)) : []
  const nominee = all.find(({ entry }) => entry.number === numberIn(params.number))
  return selection && nominee ? { selection, nominee, number: numberIn(form.get('session')) } : null
}

/** What an assignment would break where the session stands, in sentences. */
async function clashesIn(request: PageRequest): Promise<string[]> {
  const assigned = await assignedIn(request)
  const wish = assigned && (await withPart(request.platform.db, editionOf(request), assigned))
  return wish?.ok ? breachesWith(request, wish.value.id, wish.value.content) : []
}

const reasonIn = ({ form, language }: PageRequest): Written => ({
  text: cut(form.get('reason').trim(), 2000),
  language: isLanguage(language) ? language : 'en',
  others: {},
})

const crumbsOf = ({ language, edition }: PageRequest, more: { label: string; href?: string }[]) =>
  edition ? [{ label: nominationsTexts(language)('desk.title'), href: deskPath(language, edition) }, ...more] : more

async function deskPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const { db } = platform
  const selection = await nominationsNamed(db, edition, codeIn(request))
  if (!selection) return absent()
  const [all, points, waiting, words] = await Promise.all([
    nomineesOf(db, edition, selection.id),
    focalPointsOf(db, edition, selection.id),
    waitingNominations(db, edition, selection.kind),
    wordsOf(db, edition, language),
  ])
  const nominees = standing(all)
  const handle = may(viewer, 'mayHandleNominations', { edition })
  const wish = { selection: selection.code, number: null }
  const [takeIn, ask] = await Promise.all([
    preview(platform, nomineesTakenIn, { ...orderOf(request), wish }),
    preview(platform, nomineesAsked, { ...orderOf(request), wish }),
  ])
  const now = platform.clock.now()
  const ends = new Map(points.map((one) => [one.id as string, seenOf({ [one.id]: [one.group, one.endedAt] }, now)]))
  const title = pickText(selection.title, language).text
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbsOf(request, [{ label: title }]),
      body: (
        <DeskPage
          {...{ edition, language, words, selection, nominees, points }}
          conflicts={await conflictsOf(db, edition, selection, nominees)}
          waiting={waiting.length}
          toAsk={ask.ok && ask.value.decided.ok ? ask.value.decided.value.length : 0}
          may={{ handle, release: may(viewer, 'mayReleaseNominations', { edition }) }}
          draws={await drawsOf(db, edition, selection.id)}
          now={now}
          seen={{ takeIn: seenIn(takeIn), ask: seenIn(ask), ends }}
          problem={refusal && whyNot(refusal, language, words)}
          typed={request.form}
        />
      ),
    },
    { status: statusOf(refusal) },
  )
}

async function onePage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, params } = request
  const edition = editionOf(request)
  const { db } = platform
  const selection = await nominationsNamed(db, edition, codeIn(request))
  const all = selection ? await nomineesOf(db, edition, selection.id) : []
  const number = numberIn(params.number)
  const nominee = all.find(({ entry }) => entry.number === number)
  if (!selection || !nominee) return absent()
  const words = await wordsOf(db, edition, language)
  const at = { selection: selection.code, number }
  const order = orderOf(request)
  const reason = reasonIn(request)
  const [place, join, ask] = await Promise.all([
    preview(platform, nomineePlaced, { ...order, wish: { ...at, standing: 'shortlisted', reason } }),
    preview(platform, nomineesJoined, { ...order, wish: { ...at, into: null } }),
    preview(platform, nomineesAsked, { ...order, wish: at }),
  ])
  const asked = numberIn(request.query.get('session') ?? request.form.get('session'))
  const title = nominee.name.written
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbsOf(request, [
        { label: pickText(selection.title, language).text, href: deskPath(language, edition, selection.code) },
        { label: title },
      ]),
      body: (
        <OnePage
          {...{ edition, language, words, selection, nominee }}
          joinedInto={all.find(({ id }) => id === nominee.joinedInto)?.entry.number ?? null}
          conflicts={(await conflictsOf(db, edition, selection, [nominee])).get(nominee.id) ?? []}
          mayHandle={may(viewer, 'mayHandleNominations', { edition })}
          sessions={await sessionsOfNominee(db, edition, nominee, selection.role)}
          toAssign={asked ? await sessionToAssign(platform, order, asked) : null}
          seen={{
            place: seenIn(place),
            join: seenIn(join),
            ask: ask.ok && ask.value.decided.ok ? ask.value.seen : null,
          }}
          problem={refusal && whyNot(refusal, language, words)}
          clashes={refusal?.code === 'clashes' ? await clashesIn(request) : []}
          typed={request.form}
        />
      ),
    },
    { status: statusOf(refusal) },
  )
}

async function releasePage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const selection = await nominationsNamed(platform.db, edition, codeIn(request))
  if (!selection) return absent()
  const looked = await preview(platform, selectionReleased, {
    ...orderOf(request),
    wish: { selection: selection.code },
  })
  if (!looked.ok) return absent()
  const { decided, facts } = looked.value
  const { told } = facts
  const words = await wordsOf(platform.db, edition, language)
  const from = { origin: platform.config.origin, edition, selection }
  const letters = told.flatMap(({ nominee, fate }) => fateLetter(from, nominee, fate, nominee.id) ?? [])
  const t = nominationsTexts(language)
  return page(
    {
      title: t('release.title'),
      section: 'desk',
      crumbs: crumbsOf(request, [
        { label: pickText(selection.title, language).text, href: deskPath(language, edition, selection.code) },
        { label: t('release') },
      ]),
      body: (
        <ReleasePage
          {...{ edition, language, selection, letters }}
          unreachable={told.filter(({ nominee }) => !nominee.email).map(({ nominee }) => nominee.name.written)}
          seen={looked.value.seen}
          notYet={decided.ok ? undefined : whyNot(decided.refusal, language, words)}
          problem={refusal && whyNot(refusal, language, words)}
        />
      ),
    },
    { status: statusOf(refusal) },
  )
}

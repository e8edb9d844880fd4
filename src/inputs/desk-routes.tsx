import { holding, may } from '../access/public.ts'
import { perform, person, preview } from '../acts/public.ts'
import { callState, callsOf } from '../consultation/public.ts'
import { formsOfCall } from '../forms/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, post, type Route, seeOther } from '../page/route.ts'
import { cut } from '../platform/text.ts'
import { inputEntered } from '../submissions/public.ts'
import { ENTERED_BY } from './entered-by.ts'
import { recommendationFollowed } from './follow-recommendation.ts'
import { eventInputs, recommendationOf, STEPS, stepsOf } from './reads.ts'
import { inputsTexts } from './texts.ts'
import { DeskInputsPage } from './views/desk-inputs.tsx'
import { FollowPage } from './views/follow-page.tsx'

const desk = holding('maySeeDesk')
const entering = holding('mayEnterInputs')
const MOST_WORDS = 1000

const mayEnter = (request: PageRequest) =>
  may(request.viewer, 'mayEnterInputs', { edition: editionOf(request), part: null })

async function openForms({ platform, edition }: PageRequest) {
  if (!edition) return []
  const open = (await callsOf(platform.db, edition)).filter((call) => callState(call, platform.clock.now()) === 'open')
  const forms = await Promise.all(open.map((call) => formsOfCall(platform.db, call.id)))
  return open.flatMap((call, i) => (forms[i] ?? []).map((form) => ({ call: call.code, form })))
}

async function inputsReply(request: PageRequest, refusal = false) {
  const { platform, language } = request
  const edition = editionOf(request)
  const [inputs, steps, forms] = await Promise.all([
    eventInputs(platform.db, edition),
    stepsOf(platform.db, edition),
    openForms(request),
  ])
  const body = <DeskInputsPage {...{ edition, language, inputs, steps, forms, refusal }} mayEnter={mayEnter(request)} />
  return page({ title: inputsTexts(language)('desk.title'), section: 'desk', body }, { status: refusal ? 409 : 200 })
}

const wishOf = ({ params, form, language }: PageRequest) => ({
  reference: params.number ?? '',
  number: params.recommendation ?? '',
  kind: STEPS.find((kind) => kind === form.get('kind')) ?? 'considered',
  session: /^\d{1,6}$/.test(form.get('session').trim()) ? Number(form.get('session').trim()) : null,
  reason: cut(form.get('reason').trim(), MOST_WORDS),
  language,
})

async function followReply(request: PageRequest, refusal?: string) {
  const { platform, language, viewer, form } = request
  const edition = editionOf(request)
  const wish = wishOf(request)
  const found = await recommendationOf(platform.db, edition, wish)
  if (!found) return absent()
  const { input, recommendation } = found
  const steps = (await stepsOf(platform.db, edition, input.id)).filter((s) => s.number === recommendation.number)
  const looked = mayEnter(request)
    ? await preview(platform, recommendationFollowed, { edition, actor: person(viewer), wish })
    : null
  const seen = looked?.ok ? looked.value.seen : null
  const typed = { kind: wish.kind, session: form.get('session'), reason: wish.reason }
  const t = inputsTexts(language)
  return page(
    {
      title: t('recommendation.title', { number: recommendation.number }),
      section: 'desk',
      crumbs: [
        { label: t('desk.title'), href: pathTo(language, edition.slug, 'desk', 'inputs') },
        { label: `${input.reference}` },
      ],
      body: <FollowPage {...{ edition, language, input, recommendation, steps, seen, typed, refusal }} />,
    },
    { status: refusal ? (refusal === 'changed-meanwhile' ? 409 : 422) : 200 },
  )
}

export const deskRoutes: Route[] = [
  get('/:edition/desk/inputs', desk, (request) => inputsReply(request)),

  post('/:edition/desk/inputs', entering, async (request) => {
    const { platform, language, viewer, form } = request
    const edition = editionOf(request)
    const [call = '', code = ''] = form.get('what').split(' ')
    const channel = ENTERED_BY.find((one) => one === form.get('channel')) ?? 'secretariat'
    const wish = { call, form: code, language, channel }
    const done = await perform(platform, inputEntered, { edition, actor: person(viewer), wish })
    return done.ok ? seeOther(pathTo(language, edition.slug, 'drafts', done.value.draftId)) : inputsReply(request, true)
  }),

  get('/:edition/desk/inputs/:number/:recommendation', desk, (request) => followReply(request)),

  post('/:edition/desk/inputs/:number/:recommendation', entering, async (request) => {
    const { platform, language, viewer, form } = request
    const edition = editionOf(request)
    const wish = wishOf(request)
    const typedSession = form.get('session').trim()
    if (wish.kind === 'taken_up' && typedSession !== '' && wish.session === null)
      return followReply(request, 'session-unknown')
    const order = { edition, actor: person(viewer), wish, seen: form.get('seen') }
    const done = await perform(platform, recommendationFollowed, order)
    if (done.ok) return seeOther(pathTo(language, edition.slug, 'desk', 'inputs', wish.reference, wish.number))
    return done.refusal.code === 'recommendation-unknown' ? absent() : followReply(request, done.refusal.code)
  }),
]

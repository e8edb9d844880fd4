import { anyone, signedIn } from '../access/public.ts'
import { perform, person, preview } from '../acts/public.ts'
import { type Answers, type Fault, type Form, formById, kindOf, vocabulariesOf } from '../forms/public.ts'
import { nameGiven } from '../identity/public.ts'
import type { SubmittedForm } from '../page/form.ts'
import { absent, editionOf, get, type PageRequest, post, type Reply, type Route, seeOther } from '../page/route.ts'
import { standingProof } from '../proofs/public.ts'
import { registrationCancelled } from './cancel.ts'
import { attendedBy } from './door/reads.ts'
import { delegationOf } from './for-others/reads.ts'
import { framed, homeOf } from './framed.tsx'
import { nextToJoin } from './joining/join.ts'
import { allJoinable } from './joining/joinable.ts'
import { answersOf, registrationOf, takenPlaces, termsOf, waitingBefore } from './reads.ts'
import { registrationKept } from './register.ts'
import { isOver, type Registration, type Terms, takesPart } from './registration.ts'
import { registrationTexts } from './texts.ts'
import { Invitation } from './views/invitation.tsx'
import { SimpleNotice } from './views/notice.tsx'
import { OwnPage } from './views/own-page.tsx'
import { RegistrationForm } from './views/registration-form.tsx'
import { CancelPage } from './views/small-pages.tsx'
import { VISA_LETTER } from './visa-letter.ts'

/** Whose registration a page is about, with the terms; null where the edition takes none. */
export async function standingOf(request: PageRequest) {
  const { platform, viewer } = request
  const edition = editionOf(request)
  const terms = await termsOf(platform.db, edition)
  const own = terms && viewer.person ? await registrationOf(platform.db, edition, viewer.person.id) : null
  return terms && { terms, own }
}

async function ownPage(request: PageRequest, terms: Terms, own: Registration): Promise<Reply> {
  const { platform, language } = request
  const { db } = platform
  const edition = editionOf(request)
  const now = platform.clock.now()
  const [form, answers, names, before, visa, attended, delegation, joinable] = await Promise.all([
    formById(db, terms.formId),
    answersOf(db, own.id),
    vocabulariesOf(db, edition),
    own.state === 'waiting' ? waitingBefore(db, edition, own) : 0,
    standingProof(db, edition, { kind: VISA_LETTER, subject: own.id }),
    attendedBy(db, edition, own.id),
    delegationOf(db, edition, own.personId),
    takesPart(own) ? allJoinable(db, edition) : [],
  ])
  return framed(
    request,
    registrationTexts(language)('title'),
    <OwnPage
      {...{ edition, own, form, answers, before, delegation, now }}
      next={nextToJoin(joinable, now)}
      reader={{ names, language }}
      open={now >= terms.opensAt && now < terms.closesAt}
      visa={visa?.code ?? null}
      attended={attended.length > 0}
    />,
  )
}

async function invitation(request: PageRequest, terms: Terms): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const [form, taken] = await Promise.all([formById(platform.db, terms.formId), takenPlaces(platform.db, edition)])
  const now = platform.clock.now()
  return framed(
    request,
    registrationTexts(language)('title'),
    <Invitation {...{ edition, language, form, terms, taken, now }} />,
  )
}

type Shown = { answers?: Answers; faults?: readonly Fault[]; problem?: string; status?: number }

/** The form, as it stands or as it was sent and could not be kept. */
async function formPage(request: PageRequest, shown: Shown = {}): Promise<Reply> {
  const { platform, viewer, language } = request
  const edition = editionOf(request)
  const order = { edition, actor: person(viewer), wish: { answers: shown.answers ?? {}, language } }
  const looked = await preview(platform, registrationKept, order)
  if (!looked.ok) return absent()
  const { facts, seen, decided } = looked.value
  if (!decided.ok && decided.refusal.code !== 'answers-incomplete') return seeOther(homeOf(request))
  const names = await vocabulariesOf(platform.db, edition)
  const delegation = viewer.person && (await delegationOf(platform.db, edition, viewer.person.id))
  const known = facts.own ? facts.answers : nameKnown(facts.form, nameGiven(viewer.person))
  const changing = facts.own !== null && !isOver(facts.own.state)
  return framed(
    request,
    registrationTexts(language)(changing ? 'form.change' : 'form.title'),
    <RegistrationForm
      {...{ edition, changing, delegation }}
      form={facts.form}
      answers={shown.answers ?? known}
      faults={shown.faults ?? []}
      reader={{ names, language }}
      seen={seen ?? ''}
      problem={shown.problem ?? null}
    />,
    shown.status,
  )
}

/** The name an account has, so that nobody types it twice. */
function nameKnown(form: Form, name: string): Answers {
  const question = form.questions.find((q) => q.means === 'registrant.name')
  return question && name ? { [question.id]: name } : {}
}

const answersIn = (form: Form, posted: SubmittedForm): Answers =>
  Object.fromEntries(form.questions.map((q) => [q.id, kindOf(q).read(q, posted, undefined)]))

async function keep(request: PageRequest): Promise<Reply> {
  const { platform, viewer, language, form: posted } = request
  const edition = editionOf(request)
  const terms = await termsOf(platform.db, edition)
  if (!terms) return absent()
  const answers = answersIn(await formById(platform.db, terms.formId), posted)
  const order = { edition, actor: person(viewer), wish: { answers, language } }
  const done = await perform(platform, registrationKept, { ...order, seen: posted.get('seen') })
  if (done.ok) return seeOther(homeOf(request))
  const t = registrationTexts(language)
  const { code } = done.refusal
  if (code === 'answers-incomplete') {
    const looked = await preview(platform, registrationKept, order)
    return formPage(request, { answers, faults: looked.ok ? looked.value.facts.faults : [], status: 422 })
  }
  const stale = code === 'changed-meanwhile' || code === 'not-confirmed'
  return stale ? formPage(request, { answers, problem: t('problem.changed'), status: 409 }) : seeOther(homeOf(request))
}

async function cancelPage(request: PageRequest, changed = false): Promise<Reply> {
  const { platform, viewer, language } = request
  const edition = editionOf(request)
  const looked = await preview(platform, registrationCancelled, { edition, actor: person(viewer), wish: null })
  if (!looked.ok || !looked.value.decided.ok) return seeOther(homeOf(request))
  const { facts, seen } = looked.value
  return framed(
    request,
    registrationTexts(language)('cancel.title'),
    <CancelPage {...{ edition, language, changed }} own={facts.own} seen={seen ?? ''} />,
    changed ? 409 : 200,
  )
}

/** An edition that takes no registrations says so. */
function noneHere(request: PageRequest): Reply {
  const t = registrationTexts(request.language)
  return framed(request, t('title'), <SimpleNotice title={t('title')} text={t('none-here')} />)
}

/** One's own registration, from the first page to its cancellation. */
export const ownRoutes: Route[] = [
  get('/:edition/registration', anyone, async (request) => {
    const found = await standingOf(request)
    if (!found) return noneHere(request)
    if (found.own) return ownPage(request, found.terms, found.own)
    const now = request.platform.clock.now()
    const open = now >= found.terms.opensAt && now < found.terms.closesAt
    return request.viewer.person && open ? formPage(request) : invitation(request, found.terms)
  }),
  post('/:edition/registration', signedIn, keep),
  get('/:edition/registration/change', signedIn, (request) => formPage(request)),
  get('/:edition/registration/cancel', signedIn, (request) => cancelPage(request)),
  post('/:edition/registration/cancel', signedIn, async (request) => {
    const { platform, viewer, form } = request
    const order = { edition: editionOf(request), actor: person(viewer), wish: null, seen: form.get('seen') }
    const done = await perform(platform, registrationCancelled, order)
    const stale = !done.ok && ['changed-meanwhile', 'not-confirmed'].includes(done.refusal.code)
    return stale ? cancelPage(request, true) : seeOther(homeOf(request))
  }),
]

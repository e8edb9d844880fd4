import { signedIn } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../../acts/public.ts'
import {
  type Answers,
  type Form,
  formById,
  kindOf,
  MEANS,
  namesOfTerms,
  questionThatMeans,
  vocabulariesOf,
} from '../../forms/public.ts'
import { absent, editionOf, get, type PageRequest, post, type Reply, type Route, seeOther } from '../../page/route.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import { framed, homeOf } from '../framed.tsx'
import { delegatesOf, termsOf } from '../reads.ts'
import { registrationTexts } from '../texts.ts'
import { registrationObjected } from './object.ts'
import { askedOfOthers } from './questions.ts'
import { delegationOf, objectorsOf } from './reads.ts'
import { delegateRegistered, type OtherWish } from './register-delegate.ts'
import { delegateCancelled, delegateReplaced } from './replace-delegate.ts'
import { AnswerPage, DelegatePage, DelegationPage, type Typed } from './views.tsx'

/** The delegation of whoever asks, with what its pages need; null for everybody else, to whom there is no such page. */
async function delegationAsked(request: PageRequest) {
  const { platform, viewer, language } = request
  const edition = editionOf(request)
  const { db } = platform
  const delegation = viewer.person && (await delegationOf(db, edition, viewer.person.id))
  const terms = delegation && (await termsOf(db, edition))
  if (!delegation || !terms) return null
  const [form, delegates, names] = await Promise.all([
    formById(db, terms.formId),
    delegatesOf(db, edition, delegation.id),
    vocabulariesOf(db, edition),
  ])
  const now = platform.clock.now()
  return {
    edition,
    delegation,
    delegates,
    form: askedOfOthers(form),
    open: now >= terms.opensAt && now < terms.closesAt,
    reader: { names, language },
  }
}
type Asked = NonNullable<Awaited<ReturnType<typeof delegationAsked>>>

/** What a form that was sent tells of somebody. */
function wishIn({ form: posted, language }: PageRequest, form: Form): OtherWish {
  const said = posted.get('language')
  return {
    email: posted.get('email').trim(),
    language: isLanguage(said) ? said : language,
    answers: Object.fromEntries(form.questions.map((q) => [q.id, kindOf(q).read(q, posted, undefined)])),
  }
}

/** Nobody is typed yet: they are of the organization, and most often read what the focal point reads. */
function nobodyYet({ language }: PageRequest, { form, delegation }: Asked): Typed {
  const organization = questionThatMeans(form, MEANS.registrantOrganization)
  const answers: Answers = organization ? { [organization.id]: delegation.organization } : {}
  return { email: '', language, answers, faults: [] }
}

/** Why nothing was done, in words. */
function whyNot({ language }: PageRequest, { code, facts }: ActRefusal<string>): string {
  const t = registrationTexts(language)
  return t.named('delegate.refusal', code, facts as Record<string, string | number>) ?? t('problem.changed')
}

type Refused = { readonly refusal: ActRefusal<string>; readonly typed: Typed }

async function delegationPage(request: PageRequest, refused?: Refused): Promise<Reply> {
  const asked = await delegationAsked(request)
  if (!asked) return absent()
  const { edition, delegation } = asked
  const objectors = await objectorsOf(request.platform.db, edition, delegation.id)
  return framed(
    request,
    registrationTexts(request.language)('delegation'),
    <DelegationPage
      {...asked}
      objectors={objectors}
      typed={refused?.typed ?? nobodyYet(request, asked)}
      problem={refused && whyNot(request, refused.refusal)}
    />,
    refused ? 422 : 200,
  )
}

async function registerOne(request: PageRequest): Promise<Reply> {
  const { platform, viewer } = request
  const asked = await delegationAsked(request)
  if (!asked) return absent()
  const wish = wishIn(request, asked.form)
  const order = { edition: asked.edition, actor: person(viewer), wish }
  const done = await perform(platform, delegateRegistered, order)
  if (done.ok) return seeOther(homeOf(request, 'delegation'))
  const looked = await preview(platform, delegateRegistered, order)
  const faults = done.refusal.code === 'answers-incomplete' && looked.ok ? looked.value.facts.faults : []
  return delegationPage(request, { refusal: done.refusal, typed: { ...wish, faults } })
}

const numberIn = ({ params }: PageRequest) => Number(/^\d{1,7}$/.exec(params.number ?? '')?.[0] ?? 0)

async function delegatePage(request: PageRequest, refused?: Refused): Promise<Reply> {
  const { platform, viewer } = request
  const asked = await delegationAsked(request)
  const leaves = asked?.delegates.find(({ number }) => number === numberIn(request))
  if (!asked || !leaves) return absent()
  const order = { edition: asked.edition, actor: person(viewer), wish: { number: leaves.number } }
  const looked = await preview(platform, delegateCancelled, order)
  if (!looked.ok || !looked.value.decided.ok) return seeOther(homeOf(request, 'delegation'))
  return framed(
    request,
    leaves.name,
    <DelegatePage
      {...{ ...asked, leaves }}
      seen={looked.value.seen}
      typed={refused?.typed ?? nobodyYet(request, asked)}
      problem={refused && whyNot(request, refused.refusal)}
    />,
    refused ? (refused.refusal.code === 'changed-meanwhile' ? 409 : 422) : 200,
  )
}

async function changeOne(request: PageRequest): Promise<Reply> {
  const { platform, viewer, form: posted } = request
  const asked = await delegationAsked(request)
  if (!asked) return absent()
  const typed = wishIn(request, asked.form)
  const wish = { ...typed, number: numberIn(request) }
  const order = { edition: asked.edition, actor: person(viewer), wish, seen: posted.get('seen') }
  const done =
    posted.get('act') === 'cancel'
      ? await perform(platform, delegateCancelled, order)
      : await perform(platform, delegateReplaced, order)
  if (done.ok) return seeOther(homeOf(request, 'delegation'))
  if (done.refusal.code === 'delegate-unknown') return absent()
  const looked = await preview(platform, delegateReplaced, order)
  const faults = done.refusal.code === 'answers-incomplete' && looked.ok ? looked.value.facts.faults : []
  return delegatePage(request, { refusal: done.refusal, typed: { ...typed, faults } })
}

async function answerPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, viewer, language } = request
  const edition = editionOf(request)
  const order = { edition, actor: person(viewer), wish: null }
  const looked = await preview(platform, registrationObjected, order)
  if (!looked.ok || !looked.value.decided.ok) return seeOther(homeOf(request))
  const { facts, seen } = looked.value
  const { own, delegation } = facts
  const naming = namesOfTerms(await vocabulariesOf(platform.db, edition), language)
  return framed(
    request,
    registrationTexts(language)('answer.title'),
    <AnswerPage
      {...{ edition, language, own, delegation, seen }}
      since={own.toAgreeSince ?? own.registeredAt}
      groupName={own.stakeholderType && naming('stakeholder_types', own.stakeholderType)}
      problem={refusal && registrationTexts(language)('problem.changed')}
    />,
    refusal ? 409 : 200,
  )
}

/** Pages of whoever registers the people of an organization, and of whoever was registered by somebody else. */
export const forOthersRoutes: Route[] = [
  get('/:edition/registration/delegation', signedIn, (request) => delegationPage(request)),
  post('/:edition/registration/delegation', signedIn, registerOne),
  get('/:edition/registration/delegation/:number', signedIn, (request) => delegatePage(request)),
  post('/:edition/registration/delegation/:number', signedIn, changeOne),
  get('/:edition/registration/answer', signedIn, (request) => answerPage(request)),
  post('/:edition/registration/answer', signedIn, async (request) => {
    const { platform, viewer, form } = request
    const order = { edition: editionOf(request), actor: person(viewer), wish: null, seen: form.get('seen') }
    const done = await perform(platform, registrationObjected, order)
    const stale = !done.ok && ['changed-meanwhile', 'not-confirmed'].includes(done.refusal.code)
    return stale ? answerPage(request, done.refusal) : seeOther(homeOf(request))
  }),
]

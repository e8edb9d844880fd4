import { holding } from '../../access/public.ts'
import { perform, person, preview } from '../../acts/public.ts'
import { instantOf } from '../../consultation/public.ts'
import { readNumber } from '../../forms/public.ts'
import type { SubmittedForm } from '../../page/form.ts'
import { absent, editionOf, get, type PageRequest, post, type Reply, type Route, seeOther } from '../../page/route.ts'
import { LANGUAGES, pickText } from '../../platform/languages/public.ts'
import { type Channel, isRoomName, isSigned, type JoinLink, meetingAddress, SERVICES } from '../joining/join-link.ts'
import { allJoinable } from '../joining/joinable.ts'
import { joinLinkKept } from '../joining/keep-link.ts'
import { keysWithLink } from '../joining/reads.ts'
import { termsOf } from '../reads.ts'
import { APPROVALS, type Terms } from '../registration.ts'
import { registrationTexts } from '../texts.ts'
import { termsChanged } from './change-terms.ts'
import { deskOf, deskPage } from './routes.tsx'
import { LinkPage, LinksPage, TermsPage } from './settings-views.tsx'

const KEEPS = holding('mayKeepRegistrations')

async function termsPage(request: PageRequest, problem: string | null = null): Promise<Reply> {
  const { platform, viewer, language } = request
  const edition = editionOf(request)
  const wish = await termsOf(platform.db, edition)
  if (!wish) return absent()
  const looked = await preview(platform, termsChanged, { edition, actor: person(viewer), wish })
  if (!looked.ok) return absent()
  const { facts, seen } = looked.value
  return deskPage(
    request,
    registrationTexts(language)('desk.terms'),
    <TermsPage {...{ edition, language, problem }} terms={facts.terms} seen={seen ?? ''} />,
    problem ? 422 : 200,
  )
}

const MOST_PLACES = 1_000_000
/** A number as typed, in any digits; null where it is none. */
const countIn = (typed: string): number | null => {
  const read = readNumber(typed)
  return read !== null && Number.isInteger(read) && read >= 0 && read <= MOST_PLACES ? read : null
}

/** Terms as typed; null where an hour or a number is none. */
function termsIn(form: SubmittedForm, zone: string): Omit<Terms, 'formId'> | null {
  const [opens, closes] = [instantOf(form.get('opens'), zone), instantOf(form.get('closes'), zone)]
  const approval = APPROVALS.find((one) => one === form.get('approval'))
  const typed = form.get('places').trim()
  const places = typed === '' ? null : countIn(typed)
  if (!opens.ok || !closes.ok || !approval || (typed !== '' && places === null)) return null
  return { opensAt: opens.value, closesAt: closes.value, approval, places }
}

async function changeTerms(request: PageRequest): Promise<Reply> {
  const { platform, viewer, language, form } = request
  const edition = editionOf(request)
  const t = registrationTexts(language)
  const wish = termsIn(form, edition.zone)
  if (!wish) return termsPage(request, t('terms.unreadable'))
  const order = { edition, actor: person(viewer), wish, seen: form.get('seen') }
  const done = await perform(platform, termsChanged, order)
  if (done.ok) return seeOther(deskOf(request))
  const { code, facts } = done.refusal
  if (code === 'closes-before-it-opens') return termsPage(request, t('terms.closes-first'))
  if (code === 'places-taken') return termsPage(request, t('terms.too-few', { taken: Number(facts.taken) }))
  return termsPage(request, t('problem.changed'))
}

type Problem = 'links.bad-address' | 'links.bad-room' | 'links.bad-channel'

/** Channels of interpretation as typed, one a language; null where an address is none. */
function channelsIn(form: SubmittedForm): readonly Channel[] | null {
  const typed = LANGUAGES.map((language) => ({ language, address: form.get(`channel-${language}`).trim() }))
  const read = typed
    .filter(({ address }) => address !== '')
    .map(({ language, address }) => ({ language, address: meetingAddress('other', address) }))
  return read.every((one): one is Channel => one.address !== null) ? read : null
}

/** A link as typed: none, one of a service, or what is wrong with it. */
function linkIn(form: SubmittedForm): { link: JoinLink | null } | { problem: Problem } {
  const service = SERVICES.find((one) => one === form.get('service'))
  if (!service) return { link: null }
  const channels = channelsIn(form)
  if (!channels) return { problem: 'links.bad-channel' }
  const more = { passcode: form.get('passcode').trim() || null, dialIn: form.get('dial').trim() || null, channels }
  if (isSigned(service)) {
    const room = form.get('room').trim()
    return isRoomName(room) ? { link: { service, room, ...more } } : { problem: 'links.bad-room' }
  }
  const address = meetingAddress(service, form.get('address'))
  return address ? { link: { service, address, ...more } } : { problem: 'links.bad-address' }
}

async function linkPage(request: PageRequest, problem: string | null = null): Promise<Reply> {
  const { platform, viewer, language, params, form } = request
  const edition = editionOf(request)
  const key = params.key ?? ''
  const joinable = (await allJoinable(platform.db, edition)).find((one) => one.key === key)
  if (!joinable) return absent()
  const order = { edition, actor: person(viewer), wish: { key, link: null } }
  const looked = await preview(platform, joinLinkKept, order)
  if (!looked.ok) return absent()
  const { facts, seen } = looked.value
  return deskPage(
    request,
    pickText(joinable.title, language).text,
    <LinkPage {...{ edition, language, joinable, problem, typed: form }} link={facts.before} seen={seen ?? ''} />,
    problem ? 422 : 200,
  )
}

async function keepLink(request: PageRequest): Promise<Reply> {
  const { platform, viewer, language, params, form } = request
  const read = linkIn(form)
  const t = registrationTexts(language)
  if ('problem' in read) return linkPage(request, t(read.problem))
  const wish = { key: params.key ?? '', link: read.link }
  const order = { edition: editionOf(request), actor: person(viewer), wish, seen: form.get('seen') }
  const done = await perform(platform, joinLinkKept, order)
  return done.ok ? seeOther(deskOf(request, 'links')) : linkPage(request, t('problem.changed'))
}

/** On what terms people register, and how sessions are joined from afar. */
export const settingsRoutes: Route[] = [
  get('/:edition/desk/registrations/terms', KEEPS, (request) => termsPage(request)),
  post('/:edition/desk/registrations/terms', KEEPS, changeTerms),
  get('/:edition/desk/registrations/links', KEEPS, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const [all, linked] = [await allJoinable(platform.db, edition), await keysWithLink(platform.db, edition)]
    return deskPage(
      request,
      registrationTexts(language)('desk.links'),
      <LinksPage {...{ edition, language, all, linked }} />,
    )
  }),
  get('/:edition/desk/registrations/links/:key', KEEPS, (request) => linkPage(request)),
  post('/:edition/desk/registrations/links/:key', KEEPS, keepLink),
]

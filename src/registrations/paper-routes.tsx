import { signedIn } from '../access/public.ts'
import { perform, person } from '../acts/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { makeDocument, type Paper } from '../documents/public.ts'
import { namesOfTerms, vocabulariesOf } from '../forms/public.ts'
import {
  absent,
  data,
  editionOf,
  get,
  type PageRequest,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { formatDays, isLanguage, type Language, pickText } from '../platform/languages/public.ts'
import { standingProof } from '../proofs/public.ts'
import { badgeAddress, badgeDrawing, badgePaper } from './badge.ts'
import { certificateGiven } from './certificate.ts'
import { attendedBy } from './door/reads.ts'
import { framed } from './framed.tsx'
import { certificatePaper, visaPaper } from './letters-on-paper.ts'
import { standingOf } from './own-routes.tsx'
import { visaLetterOf } from './reads.ts'
import { comesOnSite, type Registration } from './registration.ts'
import { registrationTexts } from './texts.ts'
import { SimpleNotice } from './views/notice.tsx'
import { VisaPage } from './views/small-pages.tsx'
import { VISA_FIELDS, type VisaLetter, visaFaults } from './visa.ts'
import { VISA_LETTER, visaLetterAsked } from './visa-letter.ts'

/** A paper made now for the one person it is about. */
async function pdfReply(request: PageRequest, paper: Paper, filename: string): Promise<Reply> {
  const { platform, language } = request
  const made = await makeDocument(paper, 'pdf')
  if (made.kind === 'made') return data(made.bytes, 'application/pdf', filename)
  if (made.kind === 'faulty') platform.log.error({ reason: made.reason }, 'document not made')
  const t = registrationTexts(language)
  return framed(request, t('paper.later'), <SimpleNotice title={t('paper.later')} text={t('paper.later.text')} />, 503)
}

const reading = (language: string): Language => (isLanguage(language) ? language : 'en')

async function badge(request: PageRequest, own: Registration): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const names = await vocabulariesOf(platform.db, edition)
  const words = {
    forum: pickText(edition.title, language).text,
    days: formatDays(edition.startsOn, edition.endsOn, language),
    group: own.stakeholderType ? namesOfTerms(names, language)('stakeholder_types', own.stakeholderType) : '',
    number: registrationTexts(language)('own.number', { number: own.number }),
  }
  const drawing = badgeDrawing(own, words, badgeAddress(platform.config.origin, edition, own.badgeKey))
  return pdfReply(
    request,
    badgePaper({ edition, language, at: own.changedAt }, own, drawing),
    `badge-${own.number}.pdf`,
  )
}

async function visaPage(request: PageRequest, typed: VisaLetter | null = null): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const own = (await standingOf(request))?.own
  if (!own || !comesOnSite(own)) return seeOther(pathTo(language, edition.slug, 'registration'))
  const [kept, names, given] = await Promise.all([
    visaLetterOf(platform.db, edition, own.id),
    vocabulariesOf(platform.db, edition),
    standingProof(platform.db, edition, { kind: VISA_LETTER, subject: own.id }),
  ])
  const empty = { name: own.name, nationality: own.country ?? '', passport: '', arrivesOn: '', leavesOn: '' }
  const letter = typed ?? kept ?? empty
  const countries = (names.get('countries') ?? []).map((term) => term.code)
  return framed(
    request,
    registrationTexts(language)('visa.title'),
    <VisaPage
      {...{ edition, language, letter, countries }}
      faults={typed ? visaFaults(typed, edition) : []}
      given={given !== null}
    />,
    typed ? 422 : 200,
  )
}

async function askVisa(request: PageRequest): Promise<Reply> {
  const { platform, viewer, language, form } = request
  const edition = editionOf(request)
  const letter = Object.fromEntries(VISA_FIELDS.map((field) => [field, form.get(field)])) as VisaLetter // each of its fields
  const wish = { letter, language }
  const done = await perform(platform, visaLetterAsked, { edition, actor: person(viewer), wish })
  return done.ok
    ? seeOther(pathTo(language, edition.slug, 'registration', 'visa-letter'))
    : visaPage(request, done.refusal.code === 'letter-incomplete' ? letter : null)
}

async function visaPdf(request: PageRequest, own: Registration): Promise<Reply> {
  const { db, config } = request.platform
  const edition = editionOf(request)
  const [letter, proof] = await Promise.all([
    visaLetterOf(db, edition, own.id),
    standingProof(db, edition, { kind: VISA_LETTER, subject: own.id }),
  ])
  if (!letter || !proof) return seeOther(pathTo(request.language, edition.slug, 'registration', 'visa-letter'))
  const on = {
    edition,
    language: reading(letter.language),
    origin: config.origin,
    code: proof.code,
    at: letter.askedAt,
  }
  return pdfReply(request, visaPaper(on, letter, own.number), `visa-letter-${own.number}.pdf`)
}

async function certificate(request: PageRequest): Promise<Reply> {
  const { platform, viewer, language } = request
  const edition = editionOf(request)
  const done = await perform(platform, certificateGiven, { edition, actor: person(viewer), wish: null })
  if (!done.ok) return seeOther(pathTo(language, edition.slug, 'registration'))
  const { own, code, givenAt } = done.value
  const agenda = await publishedAgenda(platform.db, edition)
  const there = new Set((await attendedBy(platform.db, edition, own.id)).map(({ sessionId }) => sessionId))
  const sessions = (agenda?.entries ?? [])
    .filter((entry) => there.has(entry.sessionId))
    .map((entry) => registrationTexts(language)('certificate.session', { number: entry.number, title: entry.title }))
  const on = { edition, language, origin: platform.config.origin, code, at: givenAt }
  const paper = certificatePaper(on, { name: own.name, presence: own.presence, sessions })
  return pdfReply(request, paper, `certificate-${own.number}.pdf`)
}

const ofOwn =
  (make: (request: PageRequest, own: Registration) => Promise<Reply>) =>
  async (request: PageRequest): Promise<Reply> => {
    const own = (await standingOf(request))?.own
    return own && comesOnSite(own) ? make(request, own) : absent()
  }

/** What somebody who is registered can print. */
export const paperRoutes: Route[] = [
  get('/:edition/registration/badge.pdf', signedIn, ofOwn(badge)),
  get('/:edition/registration/visa-letter', signedIn, (request) => visaPage(request)),
  post('/:edition/registration/visa-letter', signedIn, askVisa),
  get('/:edition/registration/visa-letter.pdf', signedIn, ofOwn(visaPdf)),
  get('/:edition/registration/certificate.pdf', signedIn, certificate),
]

import { holding, may } from '../../access/public.ts'
import { perform, person, preview } from '../../acts/public.ts'
import { formById, namesOfTerms, vocabulariesOf } from '../../forms/public.ts'
import { sorted, wishFrom } from '../../page/list.ts'
import {
  absent,
  type Crumb,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../../page/route.ts'
import { cut } from '../../platform/text.ts'
import { allRegistrations, takenPlaces, termsOf } from '../reads.ts'
import { JUDGEMENTS, type Judgement } from '../registration.ts'
import { registrationTexts } from '../texts.ts'
import { csvOf, workbookOf } from './files.ts'
import { changesOf, registrationsJudged } from './judge.ts'
import { askedFrom, columnsOf, matches, ORDERS } from './list.ts'
import { RegistrationsPage, TogetherPage } from './views.tsx'

const KEEPS = holding('mayKeepRegistrations')

export const deskOf = (request: PageRequest, ...more: (string | number)[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'registrations', ...more)

/** `between`: pages between the list and this one, for the way back. */
type More = { readonly status?: number; readonly between?: readonly Crumb[] }

export function deskPage(
  request: PageRequest,
  title: string,
  body: Parameters<typeof page>[0]['body'],
  more: More = {},
): Reply {
  const desk = { label: registrationTexts(request.language)('desk.title'), href: deskOf(request) }
  const crumbs = [desk, ...(more.between ?? []), { label: title }]
  return page({ title, section: 'desk', crumbs, body }, { status: more.status ?? 200 })
}

/** The list as its address asks for it: every row of it, in order. */
async function listAsked(request: PageRequest) {
  const { platform, language, viewer, query } = request
  const edition = editionOf(request)
  const { db } = platform
  const terms = await termsOf(db, edition)
  if (!terms) return null
  const [form, all, names] = await Promise.all([
    formById(db, terms.formId),
    allRegistrations(db, edition),
    vocabulariesOf(db, edition),
  ])
  const naming = namesOfTerms(names, language)
  const addresses = may(viewer, 'maySeeAddresses', { edition })
  const columns = columnsOf({ edition, language, form, naming, addresses })
  const asked = askedFrom(query)
  const wish = wishFrom(query, columns, 'number')
  const rows = sorted(
    all.filter((row) => matches(row, form, asked)),
    wish,
    ORDERS,
    language,
  )
  const beside = all.filter((row) => matches(row, form, asked, 'state'))
  const counts = new Map(
    [...Map.groupBy(beside, (row) => row.state)].map(([state, of]) => [state as string, of.length]),
  )
  const groups = (names.get('stakeholder_types') ?? []).map(
    ({ code }) => [code, naming('stakeholder_types', code)] as const,
  )
  return { terms, columns, asked, wish, rows, counts, groups }
}

async function listPage(request: PageRequest): Promise<Reply> {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const list = await listAsked(request)
  if (!list) return absent()
  const taken = await takenPlaces(platform.db, edition)
  return page({
    title: registrationTexts(language)('desk.title'),
    section: 'desk',
    body: <RegistrationsPage {...{ edition, language, query, taken, ...list }} />,
  })
}

const judgementIn = (said: string | null): Judgement | null => JUDGEMENTS.find((one) => one === said) ?? null
const MOST_AT_ONCE = 500
const numbersIn = (said: readonly string[]): number[] =>
  said
    .map(Number)
    .filter((n) => Number.isSafeInteger(n) && n > 0 && n < 2 ** 31)
    .slice(0, MOST_AT_ONCE)

type Look = { judgement: Judgement; numbers: number[]; reason: string; back: string }

async function together(request: PageRequest, look: Look, problem: string | null = null): Promise<Reply> {
  const { platform, viewer, language } = request
  const edition = editionOf(request)
  const { judgement, numbers, back } = look
  const reason = { text: look.reason, language, others: {} }
  const looked = await preview(platform, registrationsJudged, {
    edition,
    actor: person(viewer),
    wish: { numbers, judgement, reason },
  })
  if (!looked.ok) return absent()
  const { facts, seen } = looked.value
  const changes = changesOf(facts, platform.clock.now())
  return deskPage(
    request,
    registrationTexts(language)(`judge.${judgement}`),
    <TogetherPage
      {...{ edition, language, judgement, numbers, changes, problem, back }}
      reason={look.reason}
      aside={facts.all.length - changes.length}
      seen={seen ?? ''}
    />,
    { status: problem ? 409 : 200 },
  )
}

/** The way back to the list as it was; never elsewhere. */
const listWith = (request: PageRequest, search: string) => {
  const query = new URLSearchParams(search.slice(0, 1000))
  return query.size > 0 ? `${deskOf(request)}?${query}` : deskOf(request)
}

async function judge(request: PageRequest): Promise<Reply> {
  const { platform, viewer, language, form } = request
  const judgement = judgementIn(form.get('act'))
  if (!judgement) return seeOther(deskOf(request))
  const numbers = numbersIn(form.get('numbers').split(' '))
  const back = listWith(request, form.get('back').split('?')[1] ?? '')
  const reason = cut(form.get('reason'), 2000)
  const done = await perform(platform, registrationsJudged, {
    edition: editionOf(request),
    actor: person(viewer),
    wish: { numbers, judgement, reason: { text: reason, language, others: {} } },
    seen: form.get('seen'),
  })
  if (done.ok) return seeOther(back)
  const t = registrationTexts(language)
  const problem = done.refusal.code === 'reason-missing' ? t('problem.reason') : t('problem.changed')
  return together(request, { judgement, numbers, reason, back }, problem)
}

const listFile =
  (write: typeof csvOf | typeof workbookOf) =>
  async (request: PageRequest): Promise<Reply> => {
    const list = await listAsked(request)
    if (!list) return absent()
    const { language } = request
    const sheet = registrationTexts(language)('desk.title')
    return write({ ...list, language, sheet, name: `${editionOf(request).slug}-registrations` })
  }

/** Registrations for the secretariat: the list, its files, and judging several at once after a look. */
export const deskRoutes: Route[] = [
  get('/:edition/desk/registrations', KEEPS, listPage),
  get('/:edition/desk/registrations.csv', KEEPS, listFile(csvOf)),
  get('/:edition/desk/registrations.xlsx', KEEPS, listFile(workbookOf)),
  get('/:edition/desk/registrations/together', KEEPS, (request) => {
    const judgement = judgementIn(request.query.get('act'))
    const numbers = numbersIn(request.query.getAll('pick'))
    const back = listWith(request, request.query.get('list') ?? '')
    return judgement && numbers.length > 0
      ? together(request, { judgement, numbers, reason: '', back })
      : seeOther(back)
  }),
  post('/:edition/desk/registrations/together', KEEPS, judge),
]

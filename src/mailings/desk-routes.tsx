import { holding, may } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
import { defaultLetterWords, LETTER_PARTS, letterWords, letterWordsChanged, makeDocument } from '../documents/public.ts'
import { vocabulariesOf } from '../forms/public.ts'
import { remarksOnLetters, rowsApart, sentenceOf } from '../interchange/public.ts'
import { csvFile } from '../page/csv.ts'
import {
  absent,
  data,
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
import { isLanguage, type Language } from '../platform/languages/public.ts'
import { cut } from '../platform/text.ts'
import { addresseesOf, removedAddressees } from './addressees.ts'
import { changedIn } from './changed.ts'
import { letterNow } from './compose.ts'
import { DELAYS, mailingOrdered } from './order-mailing.ts'
import { COLUMNS, MOST_COLUMNS, MOST_ROWS, type TableRow } from './read-list.ts'
import { mailingsOf, mailingWhole, recipientsOf } from './reads.ts'
import { addresseesBroughtBack, addresseesRemoved } from './remove-addressees.ts'
import { mailingStopped } from './stop-mailing.ts'
import { addresseesTaken } from './take-addressees.ts'
import { mailingTexts } from './texts.ts'
import { ImportPage } from './views/import-page.tsx'
import { MailingPage } from './views/mailing-page.tsx'
import { MailingsPage } from './views/mailings-page.tsx'
import { OrderPage } from './views/order-page.tsx'
import { WordsPage } from './views/words-page.tsx'

const seeing = holding('maySeeAddresses')
const sending = holding('mayPublish')
const MEGABYTE = 1024 * 1024
const FILE_BYTES = 8 * MEGABYTE
const MOST_REMOVED = 200
const LONGEST_WORDS = 5_000
const CSV = 'text/csv; charset=utf-8'

const to = ({ language, edition }: PageRequest, ...more: (string | number)[]) =>
  pathTo(language, edition?.slug ?? '', 'desk', 'mailings', ...more)

const framed = (request: PageRequest, title?: string) => {
  const own = mailingTexts(request.language)('title')
  return {
    title: title ?? own,
    section: 'desk' as const,
    ...(title && { crumbs: [{ label: own, href: to(request) }, { label: title }] }),
  }
}

const groupsOf = async ({ platform }: PageRequest, edition: ReturnType<typeof editionOf>) =>
  (await vocabulariesOf(platform.db, edition)).get('stakeholder_groups') ?? []

async function listPage(request: PageRequest, refusal?: string): Promise<Reply> {
  const { platform, language, viewer, form } = request
  const edition = editionOf(request)
  const [addressees, removed, mailings, groups] = await Promise.all([
    addresseesOf(platform.db, edition),
    removedAddressees(platform.db, edition, MOST_REMOVED),
    mailingsOf(platform.db, edition),
    groupsOf(request, edition),
  ])
  const maySend = may(viewer, 'mayPublish', { edition, part: null })
  const shown = { edition, language, addressees, removed, mailings, groups, maySend, refusal }
  const body = <MailingsPage {...shown} typed={form.get('table')} />
  return page({ ...framed(request), body }, { status: refusal ? 422 : 200 })
}

type Sent = { readonly rows: TableRow[]; readonly remarks: readonly string[] } | { readonly problem: string }

/** Rows of what was chosen or pasted; words for whoever chose what cannot be read. */
async function rowsSent({ form, language }: PageRequest): Promise<Sent> {
  const [file] = form.files('file')
  const typed = form.get('table')
  if (!file && typed.trim() === '') return { problem: mailingTexts(language)('refusal.table-missing') }
  const bytes = file ? file.bytes : new TextEncoder().encode(typed)
  const read = await rowsApart(bytes)
  if (!read.ok) return { problem: sentenceOf(read.refusal, language) }
  return { rows: lookedAt(read.value), remarks: remarksOnLetters(bytes).map((one) => sentenceOf(one, language)) }
}

/** Of the rows that are too many, so many are told of one by one. */
const TOO_MANY_TOLD = 100

/** What is looked at of a table, its heading too; it comes back with the button as it is then. */
const lookedAt = (rows: readonly TableRow[]): TableRow[] =>
  rows.slice(0, MOST_ROWS + TOO_MANY_TOLD).map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_COLUMNS) }))

async function importReply(request: PageRequest): Promise<Reply> {
  const { platform, language, viewer, form } = request
  const edition = editionOf(request)
  const typed = form.get('fallback')
  const fallback: Language = isLanguage(typed) ? typed : language
  const sent = await rowsSent(request)
  if ('problem' in sent) return listPage(request, sent.problem)
  const wish = { rows: sent.rows, fallback }
  const by = { edition, actor: person(viewer), wish }
  let refusal: string | undefined
  if (form.get('do') === 'take') {
    const done = await perform(platform, addresseesTaken, { ...by, seen: form.get('seen') })
    if (done.ok) return seeOther(to(request))
    refusal = done.refusal.code
  }
  const looked = await preview(platform, addresseesTaken, by)
  if (!looked.ok) return absent()
  const { facts, seen } = looked.value
  const table = csvFile(sent.rows.map(({ cells }) => [...cells])).replace(/^\uFEFF/, '')
  const body = (
    <ImportPage {...{ edition, language, fallback, table, seen, refusal }} {...facts} remarks={sent.remarks} />
  )
  const title = mailingTexts(language)('import.title')
  return page({ ...framed(request, title), body }, { status: refusal ? 422 : 200 })
}

async function wordsReply(request: PageRequest, refused?: { code: string; names: string }): Promise<Reply> {
  const { platform, language, viewer, params, form } = request
  const edition = editionOf(request)
  const of = params.of ?? ''
  if (!isLanguage(of)) return absent()
  const groups = await groupsOf(request, edition)
  const [kept, letter, looked] = await Promise.all([
    letterWords(platform.db, edition, of),
    letterNow(platform.db, { edition, origin: platform.config.origin, groups }, of),
    preview(platform, letterWordsChanged, { edition, actor: person(viewer), wish: { language: of, words: {} } }),
  ])
  const words = refused ? { ...kept, ...typedWords(form) } : kept
  const seen = looked.ok ? looked.value.seen : null
  const standard = defaultLetterWords(of)
  const body = <WordsPage {...{ edition, language, of, words, standard, letter, seen, refused }} />
  const title = mailingTexts(language)('words.title')
  return page({ ...framed(request, title), body }, { status: refused ? 422 : 200 })
}

const typedWords = (form: PageRequest['form']) =>
  Object.fromEntries(LETTER_PARTS.map((part) => [part, cut(form.get(part).trim(), LONGEST_WORDS)]))

const orderWish = (said: { get(name: string): string | null }) => ({
  again: said.get('again') === '1',
  delayMinutes: Number(said.get('delay') ?? DELAYS[1]) || DELAYS[1],
})

async function orderReply(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, query, form } = request
  const edition = editionOf(request)
  const wish = orderWish(refusal ? form : query)
  const looked = await preview(platform, mailingOrdered, { edition, actor: person(viewer), wish })
  if (!looked.ok) return absent()
  const { facts, seen, decided } = looked.value
  const why = refusal ?? (decided.ok ? null : decided.refusal)
  const refused = why && { code: why.code, names: String(why.facts.names ?? '') }
  const change = refusal ? await changedIn(platform.db, edition, refusal) : null
  const groups = await groupsOf(request, edition)
  const body = <OrderPage {...{ edition, language, wish, groups, seen, refused, change }} {...facts} />
  const title = mailingTexts(language)('order.title')
  return page({ ...framed(request, title), body }, { status: refusal ? 422 : 200 })
}

async function mailingReply(request: PageRequest, refusal?: string): Promise<Reply> {
  const { platform, language, params, viewer } = request
  const edition = editionOf(request)
  const wanted = params.number ?? ''
  const number = Number(wanted.replace(/\.csv$/, ''))
  const mailing = (await mailingsOf(platform.db, edition)).find((one) => one.number === number)
  if (!mailing) return absent()
  const [recipients, groups] = await Promise.all([recipientsOf(platform.db, mailing.id), groupsOf(request, edition)])
  if (wanted.endsWith('.csv')) return data(logCsv(language, recipients), CSV, `${edition.slug}-mailing-${number}.csv`)
  const maySend = may(viewer, 'mayPublish', { edition, part: null })
  const body = <MailingPage {...{ edition, language, mailing, recipients, groups, maySend, refusal }} />
  const title = mailingTexts(language)('mailing', { number })
  return page({ ...framed(request, title), body }, { status: refusal ? 409 : 200 })
}

function logCsv(language: Language, recipients: Awaited<ReturnType<typeof recipientsOf>>): string {
  const t = mailingTexts(language)
  const head = [...COLUMNS.map((column) => t(`column.${column}`)), t('log.state'), t('log.at')]
  return csvFile([
    head,
    ...recipients.map((one) => [
      ...[one.email, one.name, one.organization, one.group ?? '', one.language, one.state ?? 'waiting'],
      (one.sentAt ?? one.queuedAt)?.toISOString() ?? '',
    ]),
  ])
}

/** The letter as PDF: as it would go now, or as it was confirmed for a mailing. */
async function letterFile(request: PageRequest, number: number | null): Promise<Reply> {
  const { platform, params } = request
  const edition = editionOf(request)
  const language = (params.file ?? '').replace(/\.pdf$/, '')
  if (!isLanguage(language)) return absent()
  const name = `${edition.slug}-${language}.pdf`
  const mailing = number === null ? null : await mailingWhole(platform.db, edition, number)
  const sha256 = mailing?.files[language]
  const kept = sha256 ? await platform.files.get(sha256) : null
  if (kept) return data(kept, 'application/pdf', name)
  const groups = await groupsOf(request, edition)
  const asking = { edition, origin: platform.config.origin, groups }
  const letter = number === null ? await letterNow(platform.db, asking, language) : mailing?.letters[language]
  const made = letter && (await makeDocument(letter.paper, 'pdf'))
  return made?.kind === 'made' ? data(made.bytes, 'application/pdf', name) : absent()
}

export const deskRoutes: Route[] = [
  get('/:edition/desk/mailings', seeing, (request) => listPage(request)),

  post('/:edition/desk/mailings/import', sending, importReply, FILE_BYTES),

  post('/:edition/desk/mailings/people', sending, async (request) => {
    const { platform, viewer, form } = request
    const act = form.get('do') === 'back' ? addresseesBroughtBack : addresseesRemoved
    const order = { edition: editionOf(request), actor: person(viewer), wish: form.all('pick') }
    const done = await perform(platform, act, order)
    return done.ok ? seeOther(to(request)) : listPage(request, mailingTexts(request.language)('refusal.nobody-there'))
  }),

  get('/:edition/desk/mailings/words/:of', seeing, (request) => wordsReply(request)),

  post('/:edition/desk/mailings/words/:of', sending, async (request) => {
    const { platform, viewer, params, form } = request
    const of = params.of ?? ''
    if (!isLanguage(of)) return absent()
    const wish = { language: of, words: typedWords(form) }
    const order = { edition: editionOf(request), actor: person(viewer), wish, seen: form.get('seen') }
    const done = await perform(platform, letterWordsChanged, order)
    if (done.ok || done.refusal.code === 'nothing-changed') return seeOther(to(request, 'words', of))
    return wordsReply(request, { code: done.refusal.code, names: String(done.refusal.facts.names ?? '') })
  }),

  get('/:edition/desk/mailings/new', sending, (request) => orderReply(request)),

  post('/:edition/desk/mailings/new', sending, async (request) => {
    const { platform, viewer, form } = request
    const order = { edition: editionOf(request), actor: person(viewer), wish: orderWish(form), seen: form.get('seen') }
    const done = await perform(platform, mailingOrdered, order)
    return done.ok ? seeOther(to(request, done.value.number)) : orderReply(request, done.refusal)
  }),

  get('/:edition/desk/mailings/letter/:file', seeing, (request) => letterFile(request, null)),

  get('/:edition/desk/mailings/addressees.csv', seeing, async (request) => {
    const edition = editionOf(request)
    const t = mailingTexts(request.language)
    const all = await addresseesOf(request.platform.db, edition)
    const head = COLUMNS.map((column) => t(`column.${column}`))
    const rows = all.map((one) => [one.email, one.name, one.organization, one.group ?? '', one.language])
    return data(csvFile([head, ...rows]), CSV, `${edition.slug}-addressees.csv`)
  }),

  get('/:edition/desk/mailings/:number', seeing, (request) => mailingReply(request)),

  get('/:edition/desk/mailings/:number/:file', seeing, (request) =>
    letterFile(request, Number(request.params.number) || -1),
  ),

  post('/:edition/desk/mailings/:number/stop', sending, async (request) => {
    const { platform, viewer, params } = request
    const number = Number(params.number)
    const done = await perform(platform, mailingStopped, {
      edition: editionOf(request),
      actor: person(viewer),
      wish: Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : -1,
    })
    if (done.ok || done.refusal.code === 'mailing-stopped') return seeOther(to(request, number))
    return done.refusal.code === 'mailing-unknown' ? absent() : mailingReply(request, done.refusal.code)
  }),
]

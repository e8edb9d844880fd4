import { holding } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../../acts/public.ts'
import { rowsApart, sentenceOf } from '../../interchange/public.ts'
import { csvFile } from '../../page/csv.ts'
import { absent, editionOf, get, type PageRequest, post, type Reply, type Route, seeOther } from '../../page/route.ts'
import { isLanguage, type Language } from '../../platform/languages/public.ts'
import { outcomesOf } from '../for-others/import/outcomes.ts'
import type { TableRow } from '../for-others/import/read-people.ts'
import { importsOf } from '../for-others/import/reads.ts'
import { importTakenBack } from '../for-others/import/take-back.ts'
import { registrationsImported } from '../for-others/import/take-over.ts'
import { termsOf } from '../reads.ts'
import { registrationTexts } from '../texts.ts'
import { ImportPage, LookPage } from './import-views.tsx'
import { deskOf, deskPage } from './routes.tsx'

const KEEPS = holding('mayKeepRegistrations')
const FILE_BYTES = 8 * 1024 * 1024

type Problem = { readonly text: string; readonly status: number }

const whyNot = (language: Language, { code, facts }: ActRefusal<string>): string =>
  registrationTexts(language).named('import.refusal', code, facts as Record<string, number>) ??
  registrationTexts(language)('problem.changed')

/** What each standing import was shown as, for the form that takes it back. */
async function seenOfEach(request: PageRequest, numbers: readonly number[]) {
  const by = { edition: editionOf(request), actor: person(request.viewer) }
  const seen = new Map<number, { readonly seen: string; readonly goes: number }>()
  for (const number of numbers) {
    const looked = await preview(request.platform, importTakenBack, { ...by, wish: { number } })
    if (looked.ok) seen.set(number, { seen: looked.value.seen ?? '', goes: looked.value.facts.goes.length })
  }
  return seen
}

async function importPage(request: PageRequest, problem?: Problem): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  if (!(await termsOf(platform.db, edition))) return absent()
  const imports = await importsOf(platform.db, edition)
  const standing = imports.filter(({ takenBackAt }) => takenBackAt === null).map(({ number }) => number)
  const backs = await seenOfEach(request, standing)
  return deskPage(
    request,
    registrationTexts(language)('import.title'),
    <ImportPage {...{ edition, language, imports, backs }} problem={problem?.text} />,
    { status: problem?.status ?? 200 },
  )
}

/** Rows of what was chosen or pasted; words for whoever chose what cannot be read. */
async function rowsSent({ form, language }: PageRequest): Promise<{ rows: TableRow[] } | { problem: string }> {
  const [file] = form.files('file')
  const typed = form.get('table')
  if (!file && typed.trim() === '') return { problem: registrationTexts(language)('import.refusal.table-missing') }
  const read = await rowsApart(file ? file.bytes : new TextEncoder().encode(typed))
  return read.ok ? { rows: read.value } : { problem: sentenceOf(read.refusal, language) }
}

async function importReply(request: PageRequest): Promise<Reply> {
  const { platform, language, viewer, form } = request
  const edition = editionOf(request)
  const said = form.get('language')
  const fallback = isLanguage(said) ? said : language
  const sent = await rowsSent(request)
  if ('problem' in sent) return importPage(request, { text: sent.problem, status: 422 })
  const by = { edition, actor: person(viewer), wish: { rows: sent.rows, fallback } }
  let problem: string | undefined
  if (form.get('act') === 'take') {
    const done = await perform(platform, registrationsImported, { ...by, seen: form.get('seen') })
    if (done.ok) return seeOther(deskOf(request, 'import'))
    problem = whyNot(language, done.refusal)
  }
  const looked = await preview(platform, registrationsImported, by)
  if (!looked.ok) return importPage(request, { text: whyNot(language, looked.refusal), status: 422 })
  const { facts, seen } = looked.value
  const table = csvFile(sent.rows.map(({ cells }) => [...cells])).replace(/^\uFEFF/, '')
  const outcomes = outcomesOf(facts, platform.clock.now())
  return deskPage(
    request,
    registrationTexts(language)('import.look.title'),
    <LookPage {...{ edition, language, fallback, table, outcomes, problem }} seen={seen ?? ''} form={facts.form} />,
    {
      status: problem ? 409 : 200,
      between: [{ label: registrationTexts(language)('import.title'), href: deskOf(request, 'import') }],
    },
  )
}

async function takeBack(request: PageRequest): Promise<Reply> {
  const { platform, viewer, form, language } = request
  const number = Number(/^\d{1,7}$/.exec(form.get('number'))?.[0] ?? 0)
  const order = { edition: editionOf(request), actor: person(viewer), wish: { number }, seen: form.get('seen') }
  const done = await perform(platform, importTakenBack, order)
  return done.ok
    ? seeOther(deskOf(request, 'import'))
    : importPage(request, { text: whyNot(language, done.refusal), status: 409 })
}

/** Registering people out of a table: looked at row by row, taken over, and taken back as a whole. */
export const importRoutes: Route[] = [
  get('/:edition/desk/registrations/import', KEEPS, (request) => importPage(request)),
  post('/:edition/desk/registrations/import', KEEPS, importReply, FILE_BYTES),
  post('/:edition/desk/registrations/import/back', KEEPS, takeBack),
]

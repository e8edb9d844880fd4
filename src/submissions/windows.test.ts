import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, visitor } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import type { Answers } from '../forms/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { type Draft, draftOf, ownerOf } from './drafts.ts'
import { latestAnswers } from './reads.ts'
import { markOf, saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'
import { withdrawSubmission } from './withdraw-submission.ts'

/** So many in the ordinary run; CONVOKE_ORDERS=2000 tries as many. */
const ORDERS = Number(process.env.CONVOKE_ORDERS ?? 25)

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
}, 60_000)
afterAll(() => t.close())

const QUESTIONS = ['priority_topics', 'submitter_job_title'] as const
const whole = {
  ...{ submitter_name: 'Liis', submitter_email: 'liis@example.org', acting_as: 'individual', country: 'EE' },
  ...{ stakeholder_type: 'government', submission_language: 'en', consent_publication: true, consent_data: true },
  priority_topics: 'As first typed.',
}

type Event =
  /** Types over a question and sends the page: by itself, or by a press, after which it is drawn anew. */
  | { readonly does: 'types'; readonly window: number; readonly question: number; readonly pressed: boolean }
  /** One of what is on its way arrives, now or once more; its answer may be lost. */
  | { readonly does: 'arrives'; readonly which: number; readonly again: boolean; readonly answered: boolean }
  | { readonly does: 'reloads'; readonly window: number }

const windowOf = fc.nat({ max: 2 })
const types: fc.Arbitrary<Event> = fc.record({
  ...{ does: fc.constant('types' as const), window: windowOf, question: fc.nat({ max: 1 }), pressed: fc.boolean() },
})
const arrives: fc.Arbitrary<Event> = fc.record({
  ...{ does: fc.constant('arrives' as const), which: fc.nat(), again: fc.boolean(), answered: fc.boolean() },
})
const reloads: fc.Arbitrary<Event> = fc.record({ does: fc.constant('reloads' as const), window: windowOf })
const event = fc.oneof(
  { arbitrary: types, weight: 4 },
  { arbitrary: arrives, weight: 4 },
  { arbitrary: reloads, weight: 1 },
)

type Page = {
  /** Another one for each page that is drawn, as the script names them. */
  name: string
  values: Answers
  shown: Record<string, string>
  aside: readonly string[]
  number: number
  /** The latest of its saves that arrived, and that was answered. */
  arrived: number
  answered: number
  /** What whoever sits here has seen or typed, by question. */
  readonly known: Set<string>
}
type Message = {
  readonly page: Page
  readonly pressed: boolean
  readonly number: number
  readonly name: string
} & Pick<Page, 'values' | 'shown' | 'aside'>

/** A draft open in three windows. */
async function openDraft(n: number) {
  const owner = ownerOf(visitor(`browser of order ${n}`))
  const wish = { call: 'official_submissions', form: 'official_submission', language: 'en', owner }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  const { id } = started.value
  await saveDraft(t.platform, edition, owner, id, { answers: whole, shown: {} })
  return { id, owner, draft: async () => (await draftOf(t.db, edition, id, owner)) as Draft }
}

let pages = 0
/** Draws a page of the draft as it now is; whoever sits there has then seen it all. */
function drawn({ answers, setAside }: Draft, known = new Set<string>()): Page {
  const values: Answers = Object.fromEntries(QUESTIONS.map((q) => [q, answers[q] ?? '']))
  for (const held of heldIn({ answers, setAside })) known.add(held)
  const shown = Object.fromEntries(QUESTIONS.map((q) => [q, markOf(answers[q])]))
  const aside = setAside.map(({ answer }) => markOf(answer))
  return { name: `window${pages++}`, values, shown, aside, number: 0, arrived: 0, answered: 0, known }
}

/** Every text the draft holds, kept or set aside. */
const heldIn = ({ answers, setAside }: Pick<Draft, 'answers' | 'setAside'>): Set<string> =>
  new Set([
    ...QUESTIONS.filter((q) => answers[q]).map((q) => `${q} ${answers[q]}`),
    ...setAside.map(({ question, answer }) => `${question} ${answer}`),
  ])

type Opened = Awaited<ReturnType<typeof openDraft>>

/** A message arrives: no text of the draft goes that its sender had not seen, and what it brings is there. */
async function arrive({ id, owner, draft }: Opened, message: Message, answered: boolean): Promise<void> {
  const was = await draft()
  const before = heldIn(was)
  const { page, values, shown, aside, number, name, pressed } = message
  const isLate = number <= page.arrived && name === page.name
  const save = { window: name, number }
  const done = await saveDraft(t.platform, edition, owner, id, {
    ...{ answers: values, shown, save },
    seen: pressed ? aside : [],
  })
  if (!done.ok) throw new Error(done.refusal.code)
  const now = await draft()
  if (isLate) expect(now.answers, 'what was typed later stays').toEqual(was.answers)
  if (name === page.name) page.arrived = Math.max(page.arrived, number)
  const after = heldIn(now)
  for (const text of before) if (!after.has(text)) expect([...page.known], 'lost unseen').toContain(text)
  if (!done.value.late)
    for (const q of QUESTIONS)
      if (markOf(values[q]) !== shown[q] && values[q]) expect(after).toContain(`${q} ${values[q]}`)
  if (!answered || done.value.late || name !== page.name) return
  if (pressed) Object.assign(page, drawn(now, page.known))
  else if (number > page.answered)
    Object.assign(page, { answered: number, shown: Object.fromEntries(QUESTIONS.map((q) => [q, markOf(values[q])])) })
}

test('of two or three windows on one draft none loses what another typed, in whatever order saves arrive, twice or never, with answers lost', async () => {
  let n = 0
  const lived = async (events: readonly Event[]) => {
    const opened = await openDraft(n++)
    const first = await opened.draft()
    const windows = [drawn(first), drawn(first), drawn(first)]
    const underway: Message[] = []
    for (const [i, one] of events.entries()) {
      if (one.does === 'arrives') {
        const [message] = one.again
          ? underway.slice(one.which % (underway.length || 1))
          : underway.splice(one.which % (underway.length || 1), 1)
        if (message) await arrive(opened, message, one.answered)
        continue
      }
      const page = windows[one.window] as Page
      if (one.does === 'reloads') {
        windows[one.window] = drawn(await opened.draft(), page.known)
        continue
      }
      const q = QUESTIONS[one.question] as string
      page.values = { ...page.values, [q]: `Text ${i} of window ${one.window}` }
      page.known.add(`${q} ${page.values[q]}`)
      page.number += 1
      const { name, values, shown, aside, number } = page
      underway.push({ page, pressed: one.pressed, name, values, shown, aside, number })
    }
    await handedInOnce(opened, underway)
  }
  const orders = fc.array(event, { minLength: 8, maxLength: 24 })
  await fc.assert(fc.asyncProperty(orders, lived), { numRuns: ORDERS, seed: 2022, endOnFailure: true })
}, 600_000)

/** One window hands in twice, the others go on sending: one submission of what was kept, nothing of it changes after, withdrawn or not. */
async function handedInOnce({ id, owner, draft }: Opened, late: readonly Message[]) {
  const kept = (await draft()).answers
  const wish = { owner, draftId: id, arrivedAt: t.clock.now() }
  const [one, two] = await Promise.all([submitDraft(t.platform, edition, wish), submitDraft(t.platform, edition, wish)])
  if (!one.ok || !two.ok) throw new Error('what was whole was not taken')
  expect(two.value.reference).toBe(one.value.reference)
  const asHandedIn = async () => (await latestAnswers(t.db, edition, one.value.submissionId)).answers
  const version = await asHandedIn()
  for (const q of QUESTIONS) expect(version[q] ?? '').toBe(kept[q] ?? '')
  const sendAll = async () => {
    for (const { values, shown, name, number } of late) {
      const saving = { answers: values, shown, save: { window: name, number } }
      const done = await saveDraft(t.platform, edition, owner, id, saving)
      expect(done).toMatchObject({ ok: false, refusal: { code: 'already-submitted' } })
    }
  }
  await sendAll()
  const withdrawn = { submissionId: one.value.submissionId, reason: 'No longer.', language: 'en' }
  expect((await withdrawSubmission(t.platform, edition, owner, withdrawn)).ok).toBe(true)
  await sendAll()
  const again = await submitDraft(t.platform, edition, wish)
  expect(again.ok && again.value.reference).toBe(one.value.reference)
  expect(await asHandedIn()).toEqual(version)
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import {
  nominationsNamed,
  nomineeAnswered,
  nomineePlaced,
  nomineesAsked,
  nomineesOf,
  nomineesTakenIn,
  selectionReleased,
} from '../../nominations/public.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { courseOf } from '../course.ts'
import { layOut } from '../lay-out.ts'
import { runCourse } from '../run-course.ts'

const SLUG = 'wsis-forum-2022'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope

beforeAll(async () => {
  t = await testPlatform('2022-04-21T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const { samples, events } = courseOf(SLUG)
  edition = await layOut(t.platform, SLUG, samples)
  const forms = ['policy_statement_nomination', 'speaker_recommendation']
  const ours = events.filter((event) => 'sample' in event && forms.includes(event.sample.form))
  await runCourse(t.platform, edition, { samples, events: ours })
}, 120_000)
afterAll(() => t.close())

const by = () => ({ edition, actor: program() })
const nobody = { text: '', language: 'en' as const, others: {} }
const answers = {
  biography: 'Works on it daily.',
  languages: ['en'],
  days: ['2022-06-01'],
  presence: 'remote',
  publication: true,
}

/** Everybody nominated of a selection, as they stand. */
async function nominees(code: string) {
  const selection = await nominationsNamed(t.db, edition, code)
  return selection ? nomineesOf(t.db, edition, selection.id) : []
}
const place = (selection: string, number: number, to: 'chosen' | 'not_taken') =>
  perform(t.platform, nomineePlaced, { ...by(), wish: { selection, number, standing: to, reason: nobody } })
const page = async (language: string, code: string) =>
  (await web.request(`/${language}/${SLUG}/appointed/${code}`)).text()

// What differs between these is data of the edition: the kind of nomination, the rules, the part in a session.
test.for(['policy-statements', 'recommended-speakers'])(
  '%s go from nomination to announcement by the rules of the edition’s file alone',
  async (selection) => {
    expect((await perform(t.platform, nomineesTakenIn, { ...by(), wish: { selection } })).ok).toBe(true)
    const before = await nominees(selection)
    expect(before.length).toBeGreaterThan(2)
    await perform(t.platform, nomineesAsked, { ...by(), wish: { selection, number: null } })
    const [first, second, ...rest] = before.map(({ entry }) => entry.number)
    if (!first || !second) return expect.unreachable()
    expect(await place(selection, first, 'chosen')).toMatchObject({ refusal: { code: 'not-consented' } })
    for (const { id, entry } of before)
      if (entry.number === first || entry.number === second) {
        const wish = { nomineeId: id, does: 'consent' as const, answers, photo: null }
        expect(await perform(t.platform, nomineeAnswered, { ...by(), wish })).toMatchObject({ ok: true })
      }
    expect(await place(selection, first, 'chosen')).toMatchObject({ ok: true })
    const early = await perform(t.platform, selectionReleased, { ...by(), wish: { selection } })
    expect(early).toMatchObject({ refusal: { code: 'undecided' } })
    await place(selection, second, 'not_taken')
    const names = new Map(before.map(({ entry, name }) => [entry.number, name.written]))
    for (const language of ['en', 'ar']) expect(await page(language, selection)).not.toContain(names.get(first))
    expect(await perform(t.platform, selectionReleased, { ...by(), wish: { selection } })).toMatchObject({ ok: true })
    for (const language of ['en', 'ar']) {
      const shown = await page(language, selection)
      expect(shown).toContain(names.get(first))
      for (const number of [second, ...rest]) expect(shown).not.toContain(names.get(number))
    }
    const told = await t.db
      .selectFrom('mail_message')
      .select('key')
      .where('key', 'like', 'nominee:%:released')
      .execute()
    const ids = before.map(({ id }) => String(id))
    expect(told.filter(({ key }) => ids.some((id) => key.includes(id)))).toHaveLength(2)
  },
)

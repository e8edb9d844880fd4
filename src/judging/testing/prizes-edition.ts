import fs from 'node:fs'
import path from 'node:path'
import type { Answers } from '../../forms/public.ts'
import { LANGUAGES } from '../../platform/languages/public.ts'

const six = (text: string) => Object.fromEntries(LANGUAGES.map((language) => [language, text]))
const asked = (id: string, more: object) => ({
  ...{ id, label: six(id), required: true, section: 'photograph', visibility: 'public' },
  ...more,
})

/** Prizes as an edition writes them down: eighteen categories, one entity once in each, nominations, a vote, a winner among the most voted. */
const PRIZES = {
  title: 'Prizes of a small edition',
  prizes: [
    {
      id: 'prizes',
      call: 'prizes',
      kind: 'prize_entry',
      title: { ...six('Prizes 2022'), ar: 'جوائز 2022' },
      by: 'action_lines',
      answers: {
        category: 'prize_category',
        description: 'work_description',
        facts: { phase: 'work_phase', won_before: 'won_before' },
      },
      rules: {
        conditions: [
          {
            code: 'completed',
            fact: 'phase',
            says: six('The work is completed, or at the end of a major phase.'),
            is: { oneOf: ['completed', 'major_phase'] },
          },
          { code: 'first-time', fact: 'won_before', says: six('It has not won before.'), is: { oneOf: ['no'] } },
          {
            code: 'described',
            fact: 'words',
            says: six('The description has 150 words at least.'),
            is: { atLeast: 150 },
          },
          { code: 'briefly', fact: 'words', says: six('The description has 200 words at most.'), is: { atMost: 200 } },
        ],
        limits: [
          { code: 'once-in-a-category', by: 'entity_in_category', of: 'entered', most: 1 },
          { code: 'one-winner', by: 'category', of: 'chosen', most: 1 },
        ],
        criteria: [{ code: 'impact', says: six('Impact'), weight: 1, most: 10 }],
        category: 'category',
        rounds: [
          { code: 'nomination', way: 'scores', says: six('Experts nominate.'), passes: { least: 50 } },
          { code: 'vote', way: 'votes', says: six('Everybody votes once in each category.'), passes: { most: 5 } },
          { code: 'winners', way: 'scores', says: six('Experts choose among the most voted.'), passes: { most: 1 } },
        ],
        merit: 'raw',
        wholeBallots: true,
        ties: 'earlier',
      },
    },
  ],
}

const QUESTIONS = [
  asked('work_title', { type: 'short_text', means: 'title' }),
  asked('prize_category', { type: 'vocabulary', vocabulary: 'action_lines' }),
  asked('work_description', { type: 'long_text' }),
  asked('work_phase', {
    type: 'single_choice',
    options: ['planned', 'major_phase', 'completed'].map((id) => ({ id, label: six(id) })),
  }),
  asked('won_before', { type: 'single_choice', options: ['yes', 'no'].map((id) => ({ id, label: six(id) })) }),
]

type Named = { readonly id: string }

/** Writes a folder of an edition that gives prizes, made of another one by data alone; answers where it is. */
export function prizesEdition(folder: string, to: string): string {
  fs.cpSync(folder, to, { recursive: true })
  const file = (name: string) => path.join(to, name)
  const rewrite = (name: string, change: (value: never) => unknown) =>
    fs.writeFileSync(file(name), JSON.stringify(change(JSON.parse(fs.readFileSync(file(name), 'utf8')) as never)))
  rewrite('edition.json', (edition: { calls: (Named & { submission_kinds: string[] })[] }) => ({
    ...edition,
    id: path.basename(to),
    calls: edition.calls.flatMap((call) =>
      call.id === 'photo_contest' ? [call, { ...call, id: 'prizes', submission_kinds: ['prize_entry'] }] : [call],
    ),
  }))
  rewrite('forms.json', (forms: { forms: (Named & { questions: Named[] })[] }) => ({
    ...forms,
    forms: forms.forms.flatMap((form) => {
      if (form.id !== 'photo_entry') return [form]
      const contact = form.questions.filter(({ id }) => KEPT.includes(id))
      const made = { ...form, id: 'prize_entry', kind: 'prize_entry', call: 'prizes' }
      return [form, { ...made, questions: [...contact.slice(0, 7), ...QUESTIONS, ...contact.slice(7)] }]
    }),
  }))
  rewrite('vocabularies.json', (all: { submission_kinds: ({ code: string } & object)[] }) => ({
    ...all,
    submission_kinds: all.submission_kinds.flatMap((kind) =>
      kind.code === 'photo_entry' ? [kind, { ...kind, code: 'prize_entry' }] : [kind],
    ),
  }))
  fs.writeFileSync(file('prizes.json'), JSON.stringify(PRIZES))
  return to
}

const KEPT = [
  ...['submitter_name', 'submitter_email', 'organization', 'country', 'stakeholder_type', 'submission_language'],
  ...['submitter_phone', 'consent_publication', 'consent_data'],
]

/** What somebody answers who enters a work that keeps every rule. */
export const ENTRY: Answers = {
  submitter_name: 'Amina Sample',
  country: 'KE',
  stakeholder_type: 'civil_society',
  submission_language: 'en',
  work_description: Array.from({ length: 160 }, (_, i) => `word${i}`).join(' '),
  work_phase: 'completed',
  won_before: 'no',
  consent_publication: true,
  consent_data: true,
}

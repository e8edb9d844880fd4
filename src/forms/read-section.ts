import type { SubmittedForm } from '../page/form.ts'
import { type Answer, type Answers, type Fault, type FileAnswer, isList, type Row } from './answers.ts'
import type { Form, Question } from './form.ts'
import { type GroupField, ORGANIZATION_FIELDS, PERSON_FIELDS } from './group-fields.ts'

/** Longer than any answer asked for; beyond this a text is not even kept in a draft. In UTF-16 code units. */
export const MOST_CHARACTERS = 100_000
const MOST_ROWS = 30

export const groupFields = (q: Question): readonly GroupField[] =>
  q.type === 'person_list' ? PERSON_FIELDS : ORGANIZATION_FIELDS

export type SectionPosted = {
  answers: Answers
  /** Texts too long to be kept: shown again as typed, while what was saved before stays. */
  tooLong: Fault[]
  typed: Answers
  revision: number
  shown: Record<string, string>
  autosave: boolean
  does:
    | { kind: 'continue' | 'later' | 'stay' }
    | { kind: 'go'; section: string }
    | { kind: 'add'; question: string }
    | { kind: 'remove'; question: string; item: string }
}

/** Reads the posted page of one section as typed. Only questions that were on the page count; fields nobody asked for are passed over. */
export function readSection(form: Form, section: string, posted: SubmittedForm, before: Answers): SectionPosted {
  const asked = new Set(posted.all('_asked'))
  const answers: Answers = {}
  const typed: Answers = {}
  const tooLong: Fault[] = []
  const [verb = 'continue', question = '', item = ''] = posted.get('_do').split(' ')
  for (const q of form.questions.filter((one) => one.section === section && asked.has(one.id))) {
    const answer = readAnswer(q, posted, before[q.id])
    typed[q.id] = verb === 'remove' && question === q.id ? without(answer, item) : answer
    const length = JSON.stringify(answer).length
    if (length > MOST_CHARACTERS)
      tooLong.push({ question: q.id, code: 'too-long-to-keep', facts: { count: length, max: MOST_CHARACTERS } })
    else answers[q.id] = typed[q.id] as Answer
  }
  return {
    answers,
    typed,
    tooLong,
    revision: Number(posted.get('_revision')) || 0,
    shown: readMarks(posted.get('_shown')),
    autosave: posted.get('_autosave') === '1',
    does:
      verb === 'add'
        ? { kind: 'add', question }
        : verb === 'remove'
          ? { kind: 'remove', question, item }
          : verb === 'go'
            ? { kind: 'go', section: question }
            : { kind: verb === 'later' || verb === 'stay' ? verb : 'continue' },
  }
}

function readAnswer(q: Question, posted: SubmittedForm, before: Answer | undefined): Answer {
  if (q.type === 'consent') return posted.get(q.id) === 'yes'
  if (q.type === 'person_list' || q.type === 'organization') return readRows(q, posted)
  if (q.type === 'file' || q.type === 'photo') return (before as FileAnswer[] | undefined) ?? []
  if (isList(q))
    return posted
      .all(q.id)
      .filter((v) => v.trim() !== '')
      .slice(0, 300)
  return posted.get(q.id)
}

function readRows(q: Question, posted: SubmittedForm): Row[] {
  const rows: Row[] = []
  for (let i = 0; i < MOST_ROWS; i++) {
    const row: Row = {}
    for (const field of groupFields(q)) {
      const text = posted.get(`${q.id}.${i}.${field.id}`)
      if (text !== '') row[field.id] = text
    }
    if (Object.keys(row).length > 0) rows.push(row)
  }
  return rows
}

/** An answer without one row (by its place) or one file (by its hash). */
function without(answer: Answer, item: string): Answer {
  if (!Array.isArray(answer)) return answer
  return (answer as (Row | FileAnswer)[]).filter((one, i) =>
    'sha256' in one ? one.sha256 !== item : String(i) !== item,
  ) as Answer
}

function readMarks(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(' ')
      .map((pair) => pair.split(':') as [string, string])
      .filter(([id, mark]) => id && mark),
  )
}

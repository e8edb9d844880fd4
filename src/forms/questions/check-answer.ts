import {
  type Answer,
  type Answers,
  askedQuestions,
  type Codes,
  type Fault,
  type FileAnswer,
  isEmpty,
  isEmptyRow,
  isList,
  languageOfAnswers,
  type Row,
} from '../answers.ts'
import type { Form, Question } from '../form.ts'
import { type GroupField, ORGANIZATION_FIELDS, PERSON_FIELDS } from '../group-fields.ts'
import {
  checkDate,
  checkEmail,
  checkNumber,
  checkText,
  checkUrl,
  type Finding,
  finding,
  readNumber,
} from './check-value.ts'

export type Checked = { answers: Answers; faults: Fault[] }

/**
 * Reads what a draft holds as the form asks for it. `answers` keeps the asked and given answers only, cleaned and typed;
 * `faults` names everything that stands in the way of submitting, in the order of the form.
 */
export function checkAnswers(form: Form, typed: Answers, codes: Codes, begunIn: string): Checked {
  const language = languageOfAnswers(typed, begunIn)
  const answers: Answers = {}
  const faults: Fault[] = []
  for (const q of askedQuestions(form, typed)) {
    const given = typed[q.id]
    if (given === undefined || isEmpty(given)) {
      if (q.required) faults.push({ question: q.id, ...finding(q.type === 'consent' ? 'consent' : 'required') })
      continue
    }
    const checked = checkAnswer(q, given, codes, q.language ?? language)
    answers[q.id] = checked.answer
    faults.push(...checked.faults.map((f) => ({ question: q.id, ...f })))
    const after = q.limits?.not_before
    const earlier = after ? answers[after] : undefined
    if (typeof earlier === 'string' && typeof checked.answer === 'string' && checked.answer < earlier)
      faults.push({ question: q.id, ...finding('date-order') })
  }
  return { answers, faults }
}

type Found = Finding & { row?: number; field?: string }

function checkAnswer(q: Question, given: Answer, codes: Codes, language: string): { answer: Answer; faults: Found[] } {
  if (q.type === 'consent') return { answer: given === true, faults: [] }
  if (q.type === 'organization') return checkRows(q, given, ORGANIZATION_FIELDS, codes, language)
  if (q.type === 'person_list') return checkRows(q, given, PERSON_FIELDS, codes, language)
  if (q.type === 'file' || q.type === 'photo')
    return { answer: given, faults: checkItems(q, (given as FileAnswer[]).length) }
  if (isList(q)) {
    const items = [...new Set((given as string[]).map((v) => v.trim()).filter((v) => v !== ''))]
    const faults = items.flatMap((item) => checkOne(q, item, codes, language) ?? [])
    return { answer: items, faults: [...faults.slice(0, 1), ...checkItems(q, items.length)] }
  }
  const text = String(Array.isArray(given) ? (given[0] ?? '') : given).trim()
  const fault = checkOne(q, text, codes, language)
  if (q.type === 'number' && !fault) return { answer: readNumber(text) ?? text, faults: [] }
  return { answer: text, faults: fault ? [fault] : [] }
}

function checkItems(q: Question, count: number): Finding[] {
  const { min_items, max_items } = q.limits ?? {}
  if (max_items !== undefined && count > max_items) return [finding('too-many-items', { max: max_items, count })]
  if (min_items !== undefined && count < min_items) return [finding('too-few-items', { min: min_items, count })]
  return []
}

function checkOne(q: Question, text: string, codes: Codes, language: string): Finding | null {
  const limits = q.limits ?? {}
  switch (q.type) {
    case 'email':
      return checkEmail(text)
    case 'url':
      return checkUrl(text) ?? checkText(text, limits, 'en')
    case 'date':
      return checkDate(text, limits.min as string | undefined, limits.max as string | undefined)
    case 'number':
      return checkNumber(readNumber(text), limits.min as number | undefined, limits.max as number | undefined)
    case 'country':
      return isCode(codes, 'countries', text) ? null : finding('unknown-choice')
    case 'vocabulary':
      return isCode(codes, q.vocabulary ?? '', text, q.filter) ? null : finding('unknown-choice')
    case 'single_choice':
    case 'multi_choice':
      return q.options?.some((o) => o.id === text) ? null : finding('unknown-choice')
    default:
      return checkText(text, limits, language)
  }
}

const isCode = (codes: Codes, vocabulary: string, code: string, filter: Record<string, unknown> = {}): boolean =>
  codes.get(vocabulary)?.some((t) => t.code === code && Object.entries(filter).every(([k, v]) => t.details[k] === v)) ??
  false

function checkRows(q: Question, given: Answer, fields: readonly GroupField[], codes: Codes, language: string) {
  const faults: Found[] = []
  const rows: Row[] = []
  for (const [index, row] of (given as Row[]).entries()) {
    if (isEmptyRow(row)) continue
    const kept: Row = {}
    for (const field of fields) {
      const text = (row[field.id] ?? '').trim()
      if (text !== '') kept[field.id] = text
      const fault = checkField(field, text, codes, language, q.roles)
      if (fault) faults.push({ ...fault, row: index, field: field.id })
    }
    rows.push(kept)
  }
  const most = q.type === 'organization' && !q.limits?.max_items ? 1 : undefined
  const limits = most ? { ...q, limits: { ...q.limits, max_items: most } } : q
  return { answer: rows, faults: [...faults, ...checkItems(limits, rows.length)] }
}

function checkField(field: GroupField, text: string, codes: Codes, language: string, roles?: string[]): Finding | null {
  if (text === '') return field.required ? finding('required') : null
  switch (field.type) {
    case 'email':
      return checkEmail(text)
    case 'url':
      return checkUrl(text)
    case 'country':
      return isCode(codes, 'countries', text) ? null : finding('unknown-choice')
    case 'vocabulary':
      return isCode(codes, field.vocabulary ?? '', text) && (field.id !== 'role' || !roles || roles.includes(text))
        ? null
        : finding('unknown-choice')
    case 'long_text':
      return checkText(text, { max_words: 200 }, language)
    default:
      return checkText(text, { max_chars: 200 }, language)
  }
}

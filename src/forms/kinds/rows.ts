import { pairIn } from '../../page/words.ts'
import { pickText } from '../../platform/languages/public.ts'
import { seenOf, singleLine } from '../../platform/text.ts'
import { isEmptyRow, type Row } from '../answers.ts'
import { type FieldMeaning, fieldsOf, type Meant, meantBy, PICKED } from '../fields.ts'
import type { Asked, Field, FieldType, Question } from '../form.ts'
import { formsTexts } from '../texts.ts'
import { finding } from './check-value.ts'
import { type Checking, type Found, type Kind, type Option, plain, type Reader } from './kind.ts'
import { rows } from './shapes.ts'
import { checkItems } from './some-values.ts'
import { valueFor } from './value.ts'

const MOST_ROWS = 30

/** How a group of one sort names, numbers and bounds what it holds. */
export type Group = {
  readonly part: 'people' | 'organizations'
  readonly numbered: 'person.n' | 'organization.n'
  readonly add: 'button.add-person' | 'button.add'
  /** How many there may be when the question does not say. */
  readonly most: number
  /** What one of them is called. */
  called(meant: Meant): string
  /** Fields a search finds it by, in their order. */
  readonly names: readonly FieldMeaning[]
}

export const mostOf = (group: Group, q: Question): number => q.limits?.max_items ?? group.most

/** Of the terms of a field, those this question means: the parts people may have in it. */
const isMeant = (q: Question, field: Field, code: string): boolean =>
  field.means !== 'person.role' || !q.roles || q.roles.includes(code)

export const optionsOfField = (q: Question, field: Field, reader: Reader): Option[] =>
  valueFor(field.type)
    .offered(field, reader)
    .filter(({ value }) => isMeant(q, field, value))

/** Long enough for any field nobody has bounded. */
const BOUNDS: Partial<Record<FieldType, NonNullable<Asked['limits']>>> = {
  long_text: { max_words: 200 },
  short_text: { max_chars: 200 },
}

const bounded = (field: Field): Asked => ({ ...field, limits: field.limits ?? BOUNDS[field.type] })

function checkField(q: Question, field: Field, said: string, at: Checking) {
  if (said === '') return field.required ? finding('required') : null
  if (!isMeant(q, field, said)) return finding('unknown-choice')
  return valueFor(field.type).check(bounded(field), said, at)
}

/** Only a long text has lines. */
const textOf = (field: Field, typed: string): string =>
  seenOf(typed) === '' ? '' : field.type === 'long_text' ? typed.trim() : singleLine(typed)

function checkRows(group: Group, q: Question, given: readonly Row[], at: Checking) {
  const faults: Found[] = []
  const kept: Row[] = []
  for (const [index, row] of given.entries()) {
    if (isEmptyRow(row)) continue
    const said = fieldsOf(q).map((field) => ({ field, text: textOf(field, row[field.id] ?? '') }))
    for (const { field, text } of said) {
      const fault = checkField(q, field, text, at)
      if (fault) faults.push({ ...fault, row: index, field: field.id })
    }
    const picked: Row = /^[a-z0-9][a-z0-9_-]*$/.test(row[PICKED] ?? '') ? { [PICKED]: row[PICKED] ?? '' } : {}
    kept.push({ ...Object.fromEntries(said.filter((s) => s.text !== '').map((s) => [s.field.id, s.text])), ...picked })
  }
  const limits = group.most === 1 ? { ...q.limits, max_items: mostOf(group, q) } : q.limits
  return { answer: kept, faults: [...faults, ...checkItems({ limits }, kept.length)] }
}

function readRow(group: Group, q: Question, i: number, get: (name: string) => string): Row {
  const said = fieldsOf(q)
    .map((field) => [field.id, get(`${q.id}.${i}.${field.id}`)])
    .filter(([, text]) => text !== '')
  const picked = group.part === 'organizations' && said.length > 0 ? get(`${q.id}.${i}.${PICKED}`) : ''
  return Object.fromEntries(picked === '' ? said : [...said, [PICKED, picked]])
}

const lineOf = (field: Field, row: Row, reader: Reader) =>
  pairIn(reader.language)(
    pickText(field.label, reader.language).text,
    valueFor(field.type).say(field, row[field.id] ?? '', reader),
  )

/** A kind whose answer is a row for each person or organization. */
export const groupKind = (group: Group): Kind<Row[]> => ({
  ...plain,
  part: group.part,
  shape: () => rows,
  flaws: (q) => (fieldsOf(q).length > 0 ? [] : ['has no fields']),
  read: (q, posted) =>
    Array.from({ length: MOST_ROWS }, (_, i) => readRow(group, q, i, posted.get)).filter(
      (row) => Object.keys(row).length > 0,
    ),
  without: (given, item) => given.filter((_, i) => String(i) !== item),
  check: (q, given, at) => checkRows(group, q, given, at),
  words: (q, given, reader) =>
    given
      .map((row) =>
        fieldsOf(q)
          .filter((field) => row[field.id])
          .map((field) => lineOf(field, row, reader))
          .join('\n'),
      )
      .join('\n\n'),
  cell: (q, given) => given.map((row) => group.called(meantBy(q, row))).join('; '),
  found: (q, given) => given.map((row) => ({ text: namedIn(group, q, row), names: true })),
  open: (q, given) => given.map((row) => openRow(q, row)),
  place: (q, { row, field }, language) => {
    const label = pickText(fieldsOf(q).find((f) => f.id === field)?.label, language).text
    const many = mostOf(group, q) !== 1
    if (row === undefined || field === undefined) return []
    return many ? [formsTexts(language)(group.numbered, { n: row + 1 }), label] : [label]
  },
})

const namedIn = (group: Group, q: Question, row: Row): string => {
  const meant = meantBy(q, row)
  return group.names.flatMap((meaning) => meant[meaning] ?? []).join(', ')
}

/** A row without what is for the secretariat, and without what the form does not ask. */
const openRow = (q: Question, row: Row): Row => {
  const open = fieldsOf(q).filter((f) => f.visibility === 'public')
  return Object.fromEntries(open.flatMap((f) => (row[f.id] ? [[f.id, row[f.id] as string]] : [])))
}

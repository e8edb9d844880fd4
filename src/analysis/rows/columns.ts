import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import type { ItemId } from '../ids.ts'
import type { Row, Table } from './read-rows.ts'

export type Item = { id: ItemId; text: string; lang: string | null; tags: string[]; at: number | null }

type ColumnRefusal = Refusal<'column-missing' | 'text-not-words' | 'id-missing' | 'id-twice' | 'id-not-words'>

// Names under which people and other programs keep the same thing; the first that is there is taken.
const NAMES = {
  id: ['id', 'index_id', 'comment-id', 'reference', 'number'],
  text: ['text', 'comment-body', 'body', 'comment', 'statement', 'answer', 'content'],
  label: ['category', 'label', 'class', 'topic', 'theme'],
  lang: ['lang', 'language', 'locale'],
  at: ['at', 'time', 'timestamp', 'datetime', 'date', 'created_at', 'submitted_at', 'received_at'],
} as const

const TAGS = ['tags', 'themes', 'theme', 'action_lines', 'actionlines', 'action_line', 'sdgs', 'sdg', 'keywords']

const plainName = (name: string): string => name.trim().toLowerCase().replace(/[\s]+/g, '_')

/** The column kept under one of the names of `what`, or null. */
function columnFor({ columns }: Table, what: keyof typeof NAMES): string | null {
  for (const name of NAMES[what]) {
    const found = columns.find((column) => plainName(column) === name)
    if (found !== undefined) return found
  }
  return null
}

const missing = (what: keyof typeof NAMES, file: string, table: Table) =>
  refuse('column-missing', {
    file,
    what,
    names: NAMES[what].join(', '),
    columns: table.columns.slice(0, 20).join(', '),
  })

const wordOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

function tagsOf(row: Row, columns: readonly string[]): string[] {
  const tags = columns.flatMap((column) => {
    const value = row[column]
    const list = Array.isArray(value)
      ? value
      : typeof value === 'string'
        ? value.split(/[;,|]/)
        : value == null
          ? []
          : [value]
    const kind = plainName(column).replace(/s$/, '').replace(/_/g, '')
    return list
      .map((tag) => String(tag).trim())
      .filter(Boolean)
      .map((tag) => `${kind}:${tag}`)
  })
  return [...new Set(tags)].sort()
}

/** Seconds since 1970: a date as text, or a number that is seconds or, when too large for that, milliseconds. */
function secondsOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = typeof value === 'number' ? value : /^\d{9,}$/.test(String(value)) ? Number(value) : null
  if (number !== null) return number > 1e11 ? number / 1000 : number
  const read = Date.parse(String(value))
  return Number.isNaN(read) ? null : read / 1000
}

/** Words and numbers are ids; an empty cell is none. */
const isId = (value: unknown): value is ItemId =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')

function idsOf(table: Table, file: string): Result<ItemId[], ColumnRefusal> {
  const column = columnFor(table, 'id')
  if (column === null) return ok(table.rows.map((_, n) => n + 1))
  const seen = new Map<string, number>()
  const ids: ItemId[] = []
  for (const [n, row] of table.rows.entries()) {
    const id = row[column]
    if (id === undefined || id === null || id === '') return refuse('id-missing', { file, row: n + 1, column })
    if (!isId(id)) return refuse('id-not-words', { file, row: n + 1, column })
    const before = seen.get(String(id))
    if (before !== undefined) return refuse('id-twice', { file, id: String(id), row: n + 1, before })
    seen.set(String(id), n + 1)
    ids.push(id)
  }
  return ok(ids)
}

/** Rows as items with an id, a text and what else a table tells of them. Rows without an id column are numbered from 1. */
export function itemsOf(table: Table, file: string): Result<Item[], ColumnRefusal> {
  const text = columnFor(table, 'text')
  if (text === null) return missing('text', file, table)
  const ids = idsOf(table, file)
  if (!ids.ok) return ids
  const [lang, at] = [columnFor(table, 'lang'), columnFor(table, 'at')]
  const tagColumns = table.columns.filter((column) => TAGS.includes(plainName(column).replace(/-/g, '_')))
  const items: Item[] = []
  for (const [n, row] of table.rows.entries()) {
    const value = row[text] ?? ''
    if (typeof value !== 'string') return refuse('text-not-words', { file, row: n + 1, column: text })
    items.push({
      id: ids.value[n]!,
      text: value,
      lang: lang === null ? null : wordOf(row[lang]),
      tags: tagsOf(row, tagColumns),
      at: at === null ? null : secondsOf(row[at]),
    })
  }
  return ok(items)
}

export type Example = { text: string; label: string; lang: string | null }

/** Rows as examples with a text and a label; rows without one of them teach nothing and are left out. */
export function examplesOf(table: Table, file: string): Result<Example[], ColumnRefusal> {
  const [text, label, lang] = [columnFor(table, 'text'), columnFor(table, 'label'), columnFor(table, 'lang')]
  if (text === null) return missing('text', file, table)
  if (label === null) return missing('label', file, table)
  return ok(
    table.rows.flatMap((row) => {
      const [words, name] = [
        wordOf(row[text]),
        wordOf(typeof row[label] === 'number' ? String(row[label]) : row[label]),
      ]
      return words && name ? [{ text: words, label: name, lang: lang === null ? null : wordOf(row[lang]) }] : []
    }),
  )
}

import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { openDatabase } from '../src/platform/db/db.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { PLATFORM_KINDS } from '../src/platform/jobs/kinds.ts'
import { root } from './sources.ts'

export const SCHEMA = path.join(root, 'src/platform/db/schema.ts')

/** Types of all tables, as the migrations leave them in an empty database of the given server. */
export async function typesOf(socketFolder: string, user: string, database: string): Promise<string> {
  const out = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-types-')), 'schema.ts')
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`
  await promisify(execFile)(
    process.execPath,
    [
      path.join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect=postgres',
      `--url=${url}`,
      `--out-file=${out}`,
      '--date-parser=string',
      '--include-pattern=public.*', // the queue of jobs keeps its own tables, which nobody else reads
      '--exclude-pattern=kysely_*',
    ],
    { cwd: root },
  )
  const types = withIds(withViews(fs.readFileSync(out, 'utf8')), await references(url))
  fs.rmSync(path.dirname(out), { recursive: true })
  return types
}

type Reference = { table: string; column: string; to: string }

/** Every column that holds the id of a row, if it is no number: primary keys, what refers to them, and what is named after a table without a reference. */
async function references(url: string): Promise<Reference[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Reference>(`
    with ids as (
      select c.relname as "table", a.attname as "column", a.attrelid, a.attnum
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.atttypid in ('uuid'::regtype, 'text'::regtype)
    ), keys as (
      select ids."table", ids.attrelid from ids join pg_constraint k on k.conrelid = ids.attrelid and k.contype = 'p' and k.conkey = array[ids.attnum]
      where ids."column" = 'id'
    )
    select ids."table", ids."column", keys."table" as "to" from ids join keys
      on (ids.attrelid = keys.attrelid and ids."column" = 'id')
      or ids."column" = keys."table" || '_id'
      or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = ids.attrelid and f.confrelid = keys.attrelid and ids.attnum = any (f.conkey)
        and array_length(f.conkey, 1) = 1)
    order by 1, 2, 3`)
  await client.end()
  return rows
}

const typeOf = (table: string): string => table.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())

const ID = `/** The id of a row of one table. Text from outside (an address, a form) may be handed over as one; the id of another thing may not. */
type Id<Table extends string> = string & { readonly idOf?: Table };
`

/** Each id is of the type of its table, so that the id of one thing cannot be handed over as that of another. */
function withIds(types: string, columns: readonly Reference[]): string {
  const tables = [...new Set(columns.map((c) => c.to))].sort()
  const typed = columns.reduce((text, { table, column, to }) => {
    const line = new RegExp(`(export interface ${typeOf(table)} \\{\\n[^}]*?^  ${column}: (?:Generated<)?)string`, 'm')
    return text.replace(line, `$1${typeOf(to)}Id`)
  }, types)
  const names = tables.map((table) => `export type ${typeOf(table)}Id = Id<"${table}">;\n`)
  return typed.replace('import type { ColumnType } from "kysely";\n', (line) => `${line}\n${ID}\n${names.join('')}`)
}

/** Views that show rows of one table. PostgreSQL does not say of a view's column whether it may be null; its table does. */
const VIEWS = { PublicSubmission: 'Submission', WithdrawnSubmission: 'Submission' } as const

function withViews(types: string): string {
  return Object.entries(VIEWS).reduce((text, [view, table]) => {
    const columns = new RegExp(`export interface ${view} \\{\\n([^}]*)\\}`)
    return text.replace(columns, (_, body: string) => {
      const names = [...body.matchAll(/^ {2}(\w+):/gm)].map((m) => `  | "${m[1]}"`)
      return `export type ${view} = Pick<\n  ${table},\n${names.join('\n')}\n>;`
    })
  }, types)
}

// Run by itself (npm run db:types) it writes the file.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-types-'))
  fs.chmodSync(folder, 0o755)
  const { connection, close, ...database } = await openDatabase({ databaseUrl: null, dataFolder: folder })
  await migrate(database, PLATFORM_KINDS)
  fs.writeFileSync(SCHEMA, await typesOf(String(connection.host), String(connection.user), 'postgres'))
  await close()
  fs.rmSync(folder, { recursive: true })
}

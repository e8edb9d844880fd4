import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
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
  const types = withViews(fs.readFileSync(out, 'utf8'))
  fs.rmSync(path.dirname(out), { recursive: true })
  return types
}

/** Views that show rows of one table. PostgreSQL does not say of a view's column whether it may be null; its table does. */
const VIEWS = { PublicSubmission: 'Submission' } as const

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

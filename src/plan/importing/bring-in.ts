import { defineAct, perform } from '../../acts/public.ts'
import { keepFile } from '../../platform/files/keep-file.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, refuse } from '../../platform/result.ts'
import type { By } from '../session-acts.ts'
import { addImport, removeImport } from './import-store.ts'
import { type ImportOfDesk, importOfDesk } from './reads.ts'

type Brought = { readonly sha256: string; readonly fileName: string; readonly size: number }

/** A file is laid on the desk to be looked at; nothing of the plan changes. */
export const fileBroughtIn = defineAct<Brought, null, Brought, string, never>({
  name: 'schedule file brought in',
  may: 'mayEditSessions',
  look: async () => ok(null),
  decide: (_, brought) => ok(brought),
  do: ({ tx, edition, personId, now }, { sha256, fileName }) =>
    addImport(tx, edition, { sha256, fileName, by: personId, at: now }),
  record: (id, { fileName, size }) => ({ subject: `import ${id}`, after: { file: fileName, bytes: size } }),
})

export async function bringIn(platform: Platform, by: By, file: { readonly name: string; readonly bytes: Uint8Array }) {
  const { sha256, size } = await keepFile(platform, file.bytes, {
    mediaType: 'application/octet-stream',
    at: platform.clock.now(),
  })
  return perform(platform, fileBroughtIn, { ...by, wish: { sha256, size, fileName: file.name } })
}

/** A file that was only looked at is put away again. What was taken over stays, with what became of it. */
export const filePutAway = defineAct<string, ImportOfDesk, ImportOfDesk, null, 'import-gone' | 'import-taken'>({
  name: 'schedule file put away',
  may: 'mayEditSessions',
  async look({ tx, edition }, id) {
    const file = await importOfDesk(tx, edition, id)
    return file ? ok(file) : refuse('import-gone')
  },
  decide: (file) => (file.takenAt ? refuse('import-taken') : ok(file)),
  async do({ tx, edition }, { id }) {
    await removeImport(tx, edition, id)
    return null
  },
  record: (_, { id, fileName }) => ({ subject: `import ${id}`, before: { file: fileName } }),
})

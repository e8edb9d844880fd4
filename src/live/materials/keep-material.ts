import type { Part } from '../../access/public.ts'
import { type Acting, defineAct } from '../../acts/public.ts'
import { HANDED_OUT } from '../../platform/files/handed-out.ts'
import { ok, refuse } from '../../platform/result.ts'
import { captionedIn } from '../captions/caption-reads.ts'
import type { Meeting } from '../meeting.ts'
import { floorOf } from '../reads.ts'
import { makeFloor } from '../store.ts'
import { type Material, mayPublish } from './material.ts'
import { materialsOf } from './material-reads.ts'
import { addMaterial, setPublished } from './material-store.ts'

type At = { readonly meeting: Meeting }
const partOf = ({ meeting }: At): Part | null =>
  meeting.sessionId === null ? null : { of: 'session', id: meeting.key }

type Keeping = At & { readonly material: Omit<Material, 'id' | 'publishedAt'> }

/** More than any meeting leaves. */
const MOST_MATERIALS = 60

/** The chair keeps where a recording or a document of the meeting is, or a document itself; the same again is the same thing. */
export const materialKept = defineAct({
  name: 'material kept',
  may: 'mayChair' as const,
  part: (wish: Keeping) => partOf(wish),
  async look({ tx, edition, locking }: Acting, { meeting }: Keeping) {
    const of = { ...meeting, rehearsal: false }
    if (locking) await makeFloor(tx, edition, of)
    const floor = await floorOf(tx, edition, of, locking)
    return floor ? ok({ floor, all: await materialsOf(tx, floor) }) : refuse('no-floor')
  },
  decide({ all }, { material }) {
    if (material.title === '') return refuse('title-missing')
    const { kind, file, address } = material
    if (file ? kind !== 'document' : !address) return refuse('address-wrong')
    if (file && !(file.mediaType in HANDED_OUT)) return refuse('file-kind')
    const same = all.some((one) => one.kind === kind && one.address === address && one.file?.sha256 === file?.sha256)
    if (same) return ok(null)
    return all.length < MOST_MATERIALS ? ok(material) : refuse('too-many-materials')
  },
  do: async ({ tx, now }, material, { floor }) => material && addMaterial(tx, floor, material, now),
  record: (id, material, { floor }) =>
    id && material
      ? [{ subject: `floor ${floor.id}`, after: { material: id, kind: material.kind, ...placeOf(material) } }]
      : [],
})

const placeOf = ({ address, file }: Pick<Material, 'address' | 'file'>) => (file ? { file: file.sha256 } : { address })

type Leading = At & { readonly id: string; readonly does: 'publish' | 'withdraw' }

/** The chair shows a recording or document to everybody, or no longer. */
export const materialLed = defineAct({
  name: 'material led',
  may: 'mayChair' as const,
  part: (wish: Leading) => partOf(wish),
  async look({ tx, edition, locking }: Acting, { meeting, id }: Leading) {
    const floor = await floorOf(tx, edition, { ...meeting, rehearsal: false }, locking)
    const found = floor && (await materialsOf(tx, floor)).find((one) => one.id === id)
    return floor && found ? ok({ floor, found, captioned: await captionedIn(tx, floor) }) : refuse('material-gone')
  },
  decide({ found, captioned }, { does }, now) {
    if (does === 'withdraw') return ok(null)
    const may = mayPublish(found, captioned)
    return may.ok ? ok(found.publishedAt ?? now) : may
  },
  async do({ tx }, at, { floor, found }) {
    await setPublished(tx, floor, found.id, at)
    return null
  },
  record: (_, at, { floor, found }) => [
    { subject: `floor ${floor.id}`, after: { material: found.id, published: at?.toISOString() ?? null } },
  ],
})

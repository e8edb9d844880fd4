import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { type FaultCode, type FileAnswer, type Question, shortType } from '../forms/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Result, refuse } from '../platform/result.ts'
import { addStoredFile } from './store.ts'

export type Upload = { name: string; bytes: Uint8Array }
type FileRefusal = { code: FaultCode; facts: Record<string, string | number> }

/** What the bytes are, whatever their name says. SVG is text and has no signature, so its first element is looked for. */
async function sniff(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes)
  if (found && found.mime !== 'application/xml') return found.mime
  const start = new TextDecoder().decode(bytes.subarray(0, 2000))
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]/i.test(start)
    ? 'image/svg+xml'
    : 'unknown'
}

/**
 * Checks a file against its question and keeps it by its hash. A photograph also gets a copy for the public, encoded anew without the
 * place, camera and other metadata it may carry.
 */
export async function attachFile(
  platform: Platform,
  q: Question,
  upload: Upload,
): Promise<Result<FileAnswer, FileRefusal>> {
  const { max_bytes, media_types = [], min_long_side_pixels } = q.limits ?? {}
  if (max_bytes !== undefined && upload.bytes.length > max_bytes)
    return refuse('file-large', { megabytes: Math.floor(max_bytes / 1024 / 1024) })
  const mediaType = await sniff(upload.bytes)
  if (!media_types.includes(mediaType)) return refuse('file-type', { types: media_types.map(shortType).join(', ') })
  const publicCopy = q.type === 'photo' ? await copyWithoutMetadata(upload.bytes, min_long_side_pixels ?? 0) : ok(null)
  if (!publicCopy.ok) return publicCopy
  const at = platform.clock.now()
  const kept = await platform.files.put(upload.bytes)
  const copy = publicCopy.value ? await platform.files.put(publicCopy.value) : null
  await platform.db.transaction().execute(async (tx) => {
    await addStoredFile(tx, { ...kept, mediaType, at })
    if (copy) await addStoredFile(tx, { ...copy, mediaType: 'image/jpeg', at })
  })
  return ok({
    sha256: kept.sha256,
    public_sha256: copy?.sha256 ?? null,
    filename: safeName(upload.name),
    media_type: mediaType,
    size_bytes: kept.size,
  })
}

async function copyWithoutMetadata(
  bytes: Uint8Array,
  minLongSide: number,
): Promise<Result<Uint8Array | null, FileRefusal>> {
  try {
    const image = sharp(bytes, { limitInputPixels: 200_000_000, failOn: 'error' })
    const { width = 0, height = 0 } = await image.metadata()
    const longSide = Math.max(width, height)
    if (longSide < minLongSide) return refuse('file-small-image', { min: minLongSide, count: longSide })
    const shown = image.rotate().resize({ width: 2400, height: 2400, fit: 'inside', withoutEnlargement: true })
    return ok(await shown.jpeg({ quality: 85 }).toBuffer())
  } catch {
    return refuse('file-broken')
  }
}

/** The name people see: no folders, no dots in front, at most 120 characters. */
const safeName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replace(/^\.+/, '').slice(-120) || 'file'

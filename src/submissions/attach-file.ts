import { type FaultCode, type FileAnswer, kindOf, type Question, shortType } from '../forms/public.ts'
import { keepFile } from '../platform/files/keep-file.ts'
import { kindOfFile } from '../platform/files/kind-of-file.ts'
import { fileName } from '../platform/files/names.ts'
import { readImage } from '../platform/images/read-image.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Result, refuse } from '../platform/result.ts'

export type Upload = { name: string; bytes: Uint8Array }
type FileRefusal = { code: FaultCode; facts: Record<string, string | number> }

/**
 * Checks a file against its question and keeps it by its hash. A photograph also gets a copy for the public, encoded anew without the
 * place, camera and other metadata it may carry. A refusal names the file as it was sent.
 */
export async function attachFile(
  platform: Platform,
  q: Question,
  upload: Upload,
): Promise<Result<FileAnswer, FileRefusal>> {
  const { max_bytes, media_types = [], min_long_side_pixels } = q.limits ?? {}
  const name = fileName(upload.name, null)
  if (upload.bytes.length === 0) return refuse('file-empty', { name })
  if (max_bytes !== undefined && upload.bytes.length > max_bytes)
    return refuse('file-large', { name, megabytes: Math.floor(max_bytes / 1024 / 1024) })
  const mediaType = await kindOfFile(upload.bytes)
  if (!media_types.includes(mediaType))
    return refuse('file-type', { name, types: media_types.map(shortType).join(', ') })
  const publicCopy = kindOf(q).files?.withoutMetadata
    ? await copyWithoutMetadata(upload.bytes, name, min_long_side_pixels ?? 0)
    : ok(null)
  if (!publicCopy.ok) return publicCopy
  const at = platform.clock.now()
  const kept = await keepFile(platform, upload.bytes, { mediaType, at })
  const copy = publicCopy.value ? await keepFile(platform, publicCopy.value, { mediaType: 'image/jpeg', at }) : null
  return ok({
    sha256: kept.sha256,
    public_sha256: copy?.sha256 ?? null,
    filename: fileName(upload.name, mediaType),
    media_type: mediaType,
    size_bytes: kept.size,
  })
}

async function copyWithoutMetadata(
  bytes: Uint8Array,
  name: string,
  minLongSide: number,
): Promise<Result<Uint8Array | null, FileRefusal>> {
  const reading = await readImage(bytes, minLongSide)
  switch (reading.kind) {
    case 'read':
      return ok(reading.jpeg)
    case 'small':
      return refuse('file-small-image', { name, min: minLongSide, count: reading.longSide })
    case 'large':
      return refuse('file-large-image', { name })
    case 'broken':
      return refuse('file-broken', { name })
    case 'busy':
      return refuse('file-busy', { name })
  }
}

import sharp from 'sharp'
import { keepFile } from '../platform/files/keep-file.ts'
import type { Platform } from '../platform/platform.ts'

type SamplePhoto = { file_name: string; media_type: string; placeholder_color: string; sample: true }

const isPhoto = (value: unknown): value is SamplePhoto =>
  typeof value === 'object' && value !== null && 'placeholder_color' in value

/** The samples bring no photographs, only a colour each: a plain picture of that colour stands in, kept like any other file. */
export async function storePhotos(
  platform: Platform,
  answers: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const stored: Record<string, unknown> = {}
  for (const [question, value] of Object.entries(answers)) {
    stored[question] =
      Array.isArray(value) && value.some(isPhoto)
        ? await Promise.all(value.map((photo) => storeOne(platform, photo)))
        : value
  }
  return stored
}

async function storeOne(platform: Platform, photo: SamplePhoto) {
  const plain = { width: 2000, height: 1500, channels: 3 as const, background: photo.placeholder_color }
  const bytes = await sharp({ create: plain }).jpeg({ quality: 70 }).toBuffer()
  const { sha256, size } = await keepFile(platform, bytes, { mediaType: 'image/jpeg', at: platform.clock.now() })
  return { sha256, public_sha256: sha256, filename: photo.file_name, media_type: 'image/jpeg', size_bytes: size }
}

import sharp from 'sharp'
import { keepFile } from '../platform/files/keep-file.ts'
import type { Platform } from '../platform/platform.ts'
import { SCENES } from './scenes/scenes.ts'

type SamplePhoto = { file_name: string; media_type: string; placeholder_color: string; sample: true }

const isPhoto = (value: unknown): value is SamplePhoto =>
  typeof value === 'object' && value !== null && 'placeholder_color' in value

/** The samples bring no photographs: what their names say is drawn, and kept like any other file. */
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
  const bytes = await pictureOf(photo)
  const { sha256, size } = await keepFile(platform, bytes, { mediaType: 'image/jpeg', at: platform.clock.now() })
  return { sha256, public_sha256: sha256, filename: photo.file_name, media_type: 'image/jpeg', size_bytes: size }
}

const AGAIN = '-2'

/** The scene a file is named for. One that ends in `-2` is the same, sent again by somebody else: smaller and pressed harder. */
function pictureOf({ file_name, placeholder_color }: SamplePhoto): Promise<Buffer> {
  const name = file_name.replace(/\.jpg$/, '')
  const again = name.endsWith(AGAIN)
  const draw = SCENES[again ? name.slice(0, -AGAIN.length) : name]
  if (!draw) return plain(placeholder_color)
  const drawn = sharp(Buffer.from(draw()))
  return again ? drawn.resize(2000).jpeg({ quality: 60 }).toBuffer() : drawn.jpeg({ quality: 88 }).toBuffer()
}

const plain = (background: string) =>
  sharp({ create: { width: 2000, height: 1500, channels: 3, background } })
    .jpeg({ quality: 70 })
    .toBuffer()

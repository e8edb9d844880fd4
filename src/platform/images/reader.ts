// A process of its own: reads pictures that strangers sent, so that what one of them does to memory or time ends here and nowhere else.
import sharp from 'sharp'
import type { Asked, Reading, Size } from './messages.ts'

sharp.concurrency(1)
sharp.cache(false)

/**
 * Bytes of the decoded picture, 8 bits a channel: 50 megapixels in three channels and one for transparency. A camera of 48 megapixels
 * fits; what only makes work does not.
 */
const MOST_DECODED_BYTES = 50_000_000 * 4
/** Decoders keep a whole interlaced picture in memory; others go line by line. */
const MOST_INTERLACED_BYTES = MOST_DECODED_BYTES / 4
/** Resident memory this process may gain over what it began with, in bytes. */
const MOST_GAINED_BYTES = 512 * 1024 * 1024
const WATCH_MILLISECONDS = 20

const begun = process.memoryUsage.rss()
// Decoding runs beside this thread, which therefore can end the process in the middle of it.
setInterval(() => {
  if (process.memoryUsage.rss() - begun > MOST_GAINED_BYTES) process.exit(9)
}, WATCH_MILLISECONDS).unref()

const BYTES_OF: Record<string, number> = {
  uchar: 1,
  char: 1,
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
  double: 8,
}

async function read({ bytes, minLongSide, sizes }: Asked): Promise<Reading> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_DECODED_BYTES, failOn: 'error', pages: 1 })
    const { width = 0, height = 0, channels = 4, depth = 'double', isProgressive = false } = await image.metadata()
    const decoded = width * height * channels * (BYTES_OF[depth] ?? 8)
    if (decoded > (isProgressive ? MOST_INTERLACED_BYTES : MOST_DECODED_BYTES)) return { kind: 'large', width, height }
    const longSide = Math.max(width, height)
    if (longSide < minLongSide) return { kind: 'small', longSide }
    if (sizes) return await sized(bytes, sizes)
    const shown = image.rotate().resize({ width: 2400, height: 2400, fit: 'inside', withoutEnlargement: true })
    return { kind: 'read', jpeg: await shown.jpeg({ quality: 85 }).toBuffer() }
  } catch {
    return { kind: 'broken' }
  }
}

/** Everything is made of one smaller copy, so that the original is decoded once. */
async function sized(bytes: Uint8Array, widths: readonly number[]): Promise<Reading> {
  const largest = Math.max(...widths)
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_DECODED_BYTES, failOn: 'error', pages: 1 })
    .rotate()
    .resize({ width: largest, height: largest * 2, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const copy = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const made: Size[] = []
  for (const width of [...new Set(widths.map((one) => Math.min(one, info.width)))])
    for (const format of ['avif', 'webp'] as const) {
      const small = copy().resize({ width })
      // The largest is seen alone, and costs most of the time: it may weigh a little more.
      const effort = width > 800 ? 0 : 2
      const encoded = format === 'avif' ? small.avif({ quality: 50, effort }) : small.webp({ quality: 72 })
      const { data: out, info: of } = await encoded.toBuffer({ resolveWithObject: true })
      made.push({ width: of.width, height: of.height, format, bytes: out })
    }
  const grey = await copy().greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  return { kind: 'sized', width: info.width, height: info.height, sizes: made, grey }
}

process.on('message', async (asked: Asked) => {
  const reading = await read(asked)
  process.send?.({ id: asked.id, reading })
})
process.on('disconnect', () => process.exit(0))

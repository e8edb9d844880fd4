import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { kindOfFile } from '../files/kind-of-file.ts'
import { readImage, sizesOf } from './read-image.ts'

/** `CONVOKE_HOSTILE=400 vitest run src/platform/images/hostile.test.ts` makes as many. */
const FILES = Number(process.env.CONVOKE_HOSTILE ?? 44)
const MOST_GAINED_BYTES = 256 * 1024 * 1024
const PAYLOAD = '<script>alert(1)</script>'

/** The same numbers each time. */
let drawn = 11
const some = (of: number) => {
  drawn = (drawn * 1103515245 + 12345) % 2147483648
  return Math.floor((drawn / 2147483648) * of)
}
const noise = (length: number) => Buffer.from(Array.from({ length }, () => some(256)))

let jpeg: Buffer
let webp: Buffer
let png: Buffer
beforeAll(async () => {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#369' } })
  jpeg = await picture.clone().jpeg().toBuffer()
  webp = await picture.clone().webp().toBuffer()
  png = await picture.clone().png().toBuffer()
})

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** What promises any number of pixels in a few octets. */
function promised(width: number, height: number, bits: number, more: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, 0, 0, 0, some(2)], 8)
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(100_000)))
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...more, pixels, chunk('IEND', Buffer.alloc(0))])
}
const cut = (bytes: Buffer) => bytes.subarray(0, 1 + some(bytes.length - 1))
function bent(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  for (let i = 0; i < 1 + some(20); i++) copy[some(copy.length)] = some(256)
  return copy
}
/** A segment of a JPEG behind its beginning, such as one of EXIF. */
const withSegment = (marker: number, data: Buffer) =>
  Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]),
    data,
    jpeg.subarray(2),
  ])

const HOSTILE: readonly (() => Buffer)[] = [
  () => cut(jpeg),
  () => cut(png),
  () => cut(webp),
  () => bent(jpeg),
  () => bent(png),
  () => bent(webp),
  () => promised(1 + some(0x7fffffff), 1 + some(0x7fffffff), 16),
  () => promised(20_000 + some(40_000), 20_000 + some(40_000), 1),
  () => promised(11_000 + some(2000), 11_000 + some(2000), 16),
  // Text that unpacks to a hundred megabytes, beside a picture of nothing.
  () =>
    promised(8, 8, 8, [chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(100_000_000))]))]),
  // A picture that is a page, or a program, as well.
  () => Buffer.concat([jpeg, Buffer.from(`<html>${PAYLOAD}`)]),
  () => withSegment(0xfe, Buffer.from(`*/=1;/*${PAYLOAD}`)),
  () => withSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), noise(2000)])),
  () => withSegment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), noise(3000)])),
  () => Buffer.concat([Buffer.from(`GIF89a/*${PAYLOAD}*/`), noise(500)]),
  () => Buffer.concat([Buffer.from('RIFF'), noise(4), Buffer.from('WEBPVP8X'), noise(400)]),
  () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), noise(3000)]),
  () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000">${PAYLOAD}</svg>`),
  () =>
    Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><svg>&b;</svg>',
    ),
  () => Buffer.from('push graphic-context\nimage over 0,0 0,0 "|id"\npop graphic-context'),
  () => Buffer.concat([Buffer.from('PK\x03\x04'), jpeg]),
  () => Buffer.concat([Buffer.from('%PDF-1.7\n'), jpeg]),
  () => Buffer.alloc(0),
]

test('files that mean harm are told from photographs, or read without harm: bounded in time and memory, and nothing of them goes on but pixels', async () => {
  const before = process.memoryUsage.rss()
  const found = new Map<string, number>()
  for (let i = 0; i < FILES; i++) {
    const bytes = (HOSTILE[i % HOSTILE.length] as () => Buffer)()
    const kind = await kindOfFile(bytes)
    if (!['image/jpeg', 'image/png', 'image/webp'].includes(kind)) {
      found.set('told', (found.get('told') ?? 0) + 1)
      continue // by its first bytes; nobody decodes it
    }
    const began = performance.now()
    const reading = i % 2 ? await readImage(bytes, 0) : await sizesOf(bytes, [400])
    expect(performance.now() - began, `file ${i}`).toBeLessThan(30_000)
    const made =
      reading.kind === 'read' ? [reading.jpeg] : reading.kind === 'sized' ? reading.sizes.map((size) => size.bytes) : []
    for (const one of made) expect(Buffer.from(one).includes('script'), `file ${i}`).toBe(false)
    found.set(reading.kind, (found.get(reading.kind) ?? 0) + 1)
  }
  expect([...found.values()].reduce((a, b) => a + b, 0)).toBe(FILES)
  for (const kind of ['told', 'broken', 'large']) expect(found.get(kind), kind).toBeGreaterThan(1)
  expect(process.memoryUsage.rss() - before).toBeLessThan(MOST_GAINED_BYTES)
  expect((await readImage(jpeg, 0)).kind, 'whoever comes next is read').toBe('read')
}, 600_000)

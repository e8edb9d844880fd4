import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readImage } from './read-image.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#369' }, limitInputPixels: false })

test('a photograph comes back upright, without its metadata, at most 2,400 pixels long', async () => {
  const bytes = await plain(3000, 1000)
    .withExif({ IFD0: { Artist: 'A person' }, IFD3: { GPSLatitude: '46/1 12/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const reading = await readImage(bytes, 1000)
  if (reading.kind !== 'read') throw new Error(reading.kind)
  const { width, height, exif } = await sharp(reading.jpeg).metadata()
  expect({ width, height, exif }).toEqual({ width: 800, height: 2400, exif: undefined })
})

test('too few pixels are told; so is what is no picture, or cut off', async () => {
  expect(await readImage(await plain(800, 600).jpeg().toBuffer(), 1000)).toEqual({ kind: 'small', longSide: 800 })
  expect(await readImage(Buffer.from('no picture'), 0)).toEqual({ kind: 'broken' })
  const whole = await plain(2000, 1500).jpeg().toBuffer()
  expect(await readImage(whole.subarray(0, whole.length / 2), 0)).toEqual({ kind: 'broken' })
})

/** The beginning of a picture of 16 bits a channel that says how large it is: a few octets can promise any number of pixels. */
function png(width: number, height: number, interlaced: boolean): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([16, 6, 0, 0, interlaced ? 1 : 0], 8)
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const pixels = deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('a flood of pixels is refused before it is decoded, and our own process gains nothing by it', async () => {
  const flood = png(14_142, 14_142, false)
  const interlaced = png(6000, 6000, true)
  const before = process.memoryUsage.rss()
  const readings = await Promise.all([flood, flood, interlaced, flood].map((bytes) => readImage(bytes, 0)))
  expect(readings.map((reading) => reading.kind)).toEqual(['large', 'large', 'large', 'large'])
  expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1024 * 1024)
  expect((await readImage(await plain(1200, 900).jpeg().toBuffer(), 0)).kind).toBe('read')
})

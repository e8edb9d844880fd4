import { expect, test } from 'vitest'
import { readForm } from './form.ts'

const MEGABYTE = 1024 * 1024

const posted = (body: RequestInit['body'], type?: string) =>
  new Request('http://localhost/', { method: 'POST', body, ...(type ? { headers: { 'content-type': type } } : {}) })
const URLENCODED = 'application/x-www-form-urlencoded'

async function read(request: Request, limit = 40 * MEGABYTE) {
  const form = await readForm(request, limit)
  if (!form.ok) throw new Error(form.refusal.code)
  return form.value
}
const refusal = async (request: Request, limit = 40 * MEGABYTE) => {
  const form = await readForm(request, limit)
  return form.ok ? null : form.refusal.code
}

test('both kinds of forms are read alike: repeated names, letters of all scripts, line ends of all kinds', async () => {
  const fields = [
    ['a', 'محمد 孙虚构 + & = é'],
    ['a', 'line\r\nline\rline'],
    ['b', ''],
  ] as const
  const multipart = new FormData()
  for (const [name, value] of fields) multipart.append(name, value)
  for (const body of [new URLSearchParams(fields.map((f) => [...f])), multipart]) {
    const form = await read(posted(body))
    expect(form.all('a')).toEqual(['محمد 孙虚构 + & = é', 'line\nline\nline'])
    expect([form.get('b'), form.get('c'), form.names()]).toEqual(['', '', ['a', 'b']])
  }
})

test('a file that was chosen is there, empty or not; a control in which none was chosen has none', async () => {
  const form = new FormData()
  form.append('f', new File(['bytes'], 'سيرة ذاتية.pdf', { type: 'application/pdf' }))
  form.append('f', new File([], 'empty.pdf'))
  form.append('g', new File([], ''))
  const files = (await read(posted(form))).files('f')
  expect(files.map(({ name, bytes }) => [name, bytes.length])).toEqual([
    ['سيرة ذاتية.pdf', 5],
    ['empty.pdf', 0],
  ])
})

test('too many fields, too much text, too many octets and too many files are too large, whatever their kind', async () => {
  const many = new FormData()
  for (let i = 0; i < 2_100; i++) many.append(`f${i}`, '')
  const files = new FormData()
  for (let i = 0; i < 60; i++) files.append('f', new File(['x'], 'x.pdf'))
  const long = new FormData()
  long.append('a', 'x'.repeat(3 * MEGABYTE))
  for (const form of [many, files, long]) {
    const whole = new Response(form)
    const type = whole.headers.get('content-type') ?? ''
    expect(await refusal(posted(await whole.bytes(), type))).toBe('too-large')
  }
  expect(await refusal(posted('a&'.repeat(30_000), URLENCODED))).toBe('too-large')
  expect(await refusal(posted(`a=${'x'.repeat(3 * MEGABYTE)}`, URLENCODED))).toBe('too-large')
  expect(await refusal(posted(`a=${'x'.repeat(5000)}`, URLENCODED), 1000)).toBe('too-large')
})

test('a body cut off, or of another kind, is not taken for an empty form', async () => {
  const whole = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nwords'
  for (const [body, type] of [
    [whole, 'multipart/form-data; boundary=x'],
    ['{"a":1}', 'application/json'],
    ['a=1', 'multipart/form-data'],
  ] as const)
    expect(await refusal(posted(body, type))).toBe('unreadable')
})

test('twenty megabytes of fields never hold the thread: something else gets its turn all the while', async () => {
  const bodies = ['a&'.repeat(10 * MEGABYTE), Array.from({ length: 2_000_000 }, (_, i) => `f${i}=`).join('&')]
  for (const body of bodies) {
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const chunks = new ReadableStream({
      start(controller) {
        for (let at = 0; at < body.length; at += 65_536) controller.enqueue(Buffer.from(body.slice(at, at + 65_536)))
        controller.close()
      },
    })
    const request = new Request('http://localhost/', {
      method: 'POST',
      body: chunks,
      duplex: 'half',
      headers: { 'content-type': URLENCODED },
    } as RequestInit)
    last = performance.now()
    expect(await refusal(request)).toBe('too-large')
    clearInterval(watch)
    expect(longest).toBeLessThan(1000) // seconds, or hours, when work grows with the square of the fields
  }
})

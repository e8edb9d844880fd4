import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

export type FormRefusal = Refusal<'too-large' | 'unreadable'>

/** A posted form, read once. Text is NFC, without characters that no form control can hold. */
export type SubmittedForm = {
  get(name: string): string
  all(name: string): string[]
  names(): string[]
  files(name: string): { name: string; type: string; bytes: Uint8Array }[]
}

/** Removes NUL and other controls but tab and line break, and lone surrogates; line ends become one kind. Everything else stays as typed. */
export const cleanText = (typed: string): string =>
  typed
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g, '')
    .normalize('NFC')

export const emptyForm: SubmittedForm = { get: () => '', all: () => [], names: () => [], files: () => [] }

/**
 * Reads urlencoded and multipart bodies of at most `limit` bytes. A body cut off on its way, or of another kind, is `unreadable`: taking
 * it for an empty form would let people believe that their words arrived.
 */
export async function readForm(request: Request, limit: number): Promise<Result<SubmittedForm, FormRefusal>> {
  const body = await readAtMost(request, limit)
  if (!body) return refuse('too-large')
  if (body.length === 0) return ok(emptyForm)
  const form = await new Response(body as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': request.headers.get('content-type') ?? 'application/x-www-form-urlencoded' },
  })
    .formData()
    .catch(() => null)
  if (!form) return refuse('unreadable')
  const texts = new Map<string, string[]>()
  const files = new Map<string, { name: string; type: string; bytes: Uint8Array }[]>()
  for (const [name, value] of form) {
    if (typeof value === 'string') texts.set(name, [...(texts.get(name) ?? []), cleanText(value)])
    else if (value.size > 0)
      files.set(name, [
        ...(files.get(name) ?? []),
        { name: cleanText(value.name), type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) },
      ])
  }
  return ok({
    get: (name) => texts.get(name)?.[0] ?? '',
    all: (name) => texts.get(name) ?? [],
    names: () => [...texts.keys()],
    files: (name) => files.get(name) ?? [],
  })
}

async function readAtMost(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

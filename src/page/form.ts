import { Busboy } from '@fastify/busboy'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

type FormRefusal = Refusal<'too-large' | 'unreadable'>

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

/** More than any form of ours has: the largest section of eight forms, ten people and their details in it, has some 200. */
const MOST_FIELDS = 2_000
const MOST_FILES = 40
/** Of all texts of a form together, in bytes; files are not counted here. */
const MOST_TEXT_BYTES = 2 * 1024 * 1024
const MOST_NAME_BYTES = 200

type File = { name: string; type: string; bytes: Uint8Array }

/**
 * Reads urlencoded and multipart bodies of at most `limit` bytes as they arrive, piece by piece. Too many fields, or texts of more than
 * 2 MB together, are `too-large` as well: they are never all in memory. A body cut off on its way, or of another kind, is `unreadable`:
 * taking it for an empty form would let people believe that their words arrived.
 */
export async function readForm(
  request: Request,
  limit: number,
  body: AsyncIterable<Uint8Array> | null = request.body,
): Promise<Result<SubmittedForm, FormRefusal>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return refuse('too-large')
  if (!body) return ok(emptyForm)
  const texts = new Map<string, string[]>()
  const files = new Map<string, File[]>()
  let textBytes = 0
  let fields = 0
  let tooLarge = false
  const parser = parserFor(request, limit)
  if (!parser) return refuse('unreadable')
  parser
    .on('field', (name, value, nameCut, valueCut) => {
      textBytes += value.length
      fields++
      if (nameCut || valueCut || fields > MOST_FIELDS || textBytes > MOST_TEXT_BYTES) tooLarge = true
      else listIn(texts, name).push(cleanText(value))
    })
    .on('file', (field, stream, name, _encoding, type) => {
      const chunks: Uint8Array[] = []
      stream
        .on('data', (chunk: Uint8Array) => void chunks.push(chunk))
        .on('end', () => {
          // Without a name nothing was chosen; with one and without content, somebody chose an empty file and must hear of it.
          if (name) listIn(files, field).push({ name: cleanText(name), type, bytes: Buffer.concat(chunks) })
        })
    })
  for (const event of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) parser.on(event, () => (tooLarge = true))
  const outcome = await feed(body, parser, limit, () => tooLarge)
  if (outcome !== 'whole') return refuse(outcome)
  return ok({
    get: (name) => texts.get(name)?.[0] ?? '',
    all: (name) => texts.get(name) ?? [],
    names: () => [...texts.keys()],
    files: (name) => files.get(name) ?? [],
  })
}

const MOST_PLAIN_BYTES = 64 * 1024

/** A body of plain text, as programs send, as a form with one field `text`. */
export async function readPlain(body: AsyncIterable<Uint8Array> | null): Promise<Result<SubmittedForm, FormRefusal>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > MOST_PLAIN_BYTES) return refuse('too-large')
    chunks.push(chunk)
  }
  const text = cleanText(Buffer.concat(chunks).toString('utf8'))
  return ok({
    ...emptyForm,
    get: (name) => (name === 'text' ? text : ''),
    all: (name) => (name === 'text' ? [text] : []),
    names: () => ['text'],
  })
}

function parserFor(request: Request, limit: number) {
  try {
    return new Busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? 'application/x-www-form-urlencoded' },
      limits: {
        fields: MOST_FIELDS + 1,
        files: MOST_FILES,
        parts: MOST_FIELDS + MOST_FILES,
        fieldNameSize: MOST_NAME_BYTES,
        fieldSize: MOST_TEXT_BYTES,
        fileSize: limit,
        headerPairs: 20,
      },
    })
  } catch {
    return null // another kind of body than a form has
  }
}

async function feed(
  body: AsyncIterable<Uint8Array>,
  parser: InstanceType<typeof Busboy>,
  limit: number,
  tooLarge: () => boolean,
): Promise<'whole' | 'too-large' | 'unreadable'> {
  let broken: unknown = null
  parser.on('error', (error: unknown) => (broken = error))
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > limit || tooLarge()) return 'too-large'
      if (broken) return 'unreadable'
      await new Promise<void>((taken) => parser.write(chunk, () => taken()))
    }
    if (size > 0)
      await new Promise<void>((done) =>
        parser
          .on('finish', done)
          .on('error', () => done())
          .end(),
      )
  } catch {
    return 'unreadable' // the connection broke off
  } finally {
    parser.destroy()
  }
  return tooLarge() ? 'too-large' : broken ? 'unreadable' : 'whole'
}

function listIn<T>(lists: Map<string, T[]>, name: string): T[] {
  const known = lists.get(name)
  if (known) return known
  const made: T[] = []
  lists.set(name, made)
  return made
}

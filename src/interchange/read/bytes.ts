import { type Remark, remark, Unreadable } from '../report.ts'
import { oldEncoding } from './old-encoding.ts'

export type Decoded = { readonly text: string; readonly remarks: readonly Remark[] }

type Mark = { readonly label: string; readonly length: number }

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, n) => bytes[n] === byte)

/** The encoding a file announces by its first bytes. */
export function byteOrderMark(bytes: Uint8Array): Mark | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { label: 'utf-8', length: 3 }
  if (startsWith(bytes, 0xff, 0xfe)) return { label: 'utf-16le', length: 2 }
  if (startsWith(bytes, 0xfe, 0xff)) return { label: 'utf-16be', length: 2 }
  return null
}

/** Plain letters with a zero byte beside each: UTF-16 that forgot its mark. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0) return 'utf-16be'
  return null
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * The text of a file. It is UTF-8 unless its first bytes or (in XML) its declaration say otherwise. `guess`: formats that are often saved
 * in an old encoding of Windows are read in it, with a remark, when they are no UTF-8; others are refused then.
 */
export function decode(bytes: Uint8Array, guess: boolean): Decoded {
  const mark = byteOrderMark(bytes)
  const body = mark ? bytes.subarray(mark.length) : bytes
  const label = mark?.label ?? utf16WithoutMark(bytes) ?? declaredEncoding(bytes) ?? 'utf-8'
  const text = decodeAs(label, body)
  if (text !== null) return { text: text.replace(/^\uFEFF/, ''), remarks: [] }
  if (!guess || (mark && mark.label !== 'utf-8'))
    throw new Unreadable('encoding-wrong', { encoding: label, ...wrongAt(label, body) })
  const encoding = oldEncoding(body)
  return { text: new TextDecoder(encoding).decode(body), remarks: [remark('encoding-guessed', { encoding })] }
}

/** The line on which UTF-8 stops being any. */
function wrongAt(label: string, bytes: Uint8Array): { line: number } {
  if (label !== 'utf-8') return { line: 1 }
  const loose = new TextDecoder('utf-8').decode(bytes)
  return { line: loose.slice(0, Math.max(0, loose.indexOf('\uFFFD'))).split('\n').length }
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const label = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]?.toLowerCase()
  if (!label) return null
  if (label === 'utf-16') return null // said in plain bytes, so it is not
  try {
    return new TextDecoder(label).encoding
  } catch {
    throw new Unreadable('encoding-wrong', { encoding: label, line: 1 })
  }
}

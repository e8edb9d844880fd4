import { cut, seenOf, singleLine } from '../text.ts'

const LONGEST = 120

/** What a file of a kind is called at its end; kinds that are not listed keep the end they came with. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/tiff': ['tif', 'tiff'],
  'image/svg+xml': ['svg'],
  'image/heic': ['heic'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'text/plain': ['txt'],
}

/**
 * The name people see of a file somebody sent: one line, no folders, no dots in front, nothing that turns letters around, at most 120
 * UTF-16 units, and the ending of what the file is (`mediaType`; null while that is unknown), so that a page is not called a picture.
 */
export function fileName(sent: string, mediaType: string | null): string {
  const plain = singleLine(sent.split(/[\\/]/).at(-1) ?? '').replace(/^\.+/, '')
  const dot = plain.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot + 1)] : [plain, '']
  const right = mediaType === null ? undefined : ENDINGS[mediaType]
  const end = right === undefined || right.includes(ending.toLowerCase()) ? ending : (right[0] ?? ending)
  const whole = seenOf(stem) === '' ? 'file' : right !== undefined && end !== ending && ending.length > 5 ? plain : stem
  return end === '' ? cut(whole, LONGEST) : `${cut(whole, LONGEST - end.length - 1)}.${cut(end, 20)}`
}

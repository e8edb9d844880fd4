import { ok, type Result } from '../platform/result.ts'
import { LIMITS } from './limits.ts'
import { decode } from './read/bytes.ts'
import { isConvokeJson, readConvokeJson } from './read/convoke-json.ts'
import { readCsv } from './read/csv.ts'
import type { Found } from './read/found.ts'
import { readFrabXml } from './read/frab-xml.ts'
import { readICalendar } from './read/icalendar.ts'
import { isIndico, readIndico } from './read/indico.ts'
import { asList, asObject, isObject, type JsonObject, parseJson } from './read/json-text.ts'
import { readSchedule2Json, readScheduleJson } from './read/schedule-json.ts'
import { isSessionize, readSessionize } from './read/sessionize.ts'
import { understand } from './read/understand.ts'
import { readXlsx } from './read/xlsx.ts'
import { type FileRefusal, type Format, type Reading, Unreadable } from './report.ts'

type FoundAs = { readonly format: Format; readonly found: Found }

/**
 * Reads a programme out of a file of any of the formats, told apart by their content. What can be mended is mended and reported per item;
 * a file that cannot be trusted is refused as a whole. `zone`: the IANA zone of local times where the file names none.
 */
export async function readSchedule(
  bytes: Uint8Array,
  { zone = null }: { zone?: string | null } = {},
): Promise<Result<Reading, FileRefusal>> {
  try {
    if (bytes.length > LIMITS.fileBytes)
      throw new Unreadable('file-too-large', { megabytes: LIMITS.fileBytes / 1024 / 1024 })
    const { format, found } = await findIn(bytes)
    return ok({ format, ...understand(found, zone) })
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: error.refusal }
    throw error
  }
}

async function findIn(bytes: Uint8Array): Promise<FoundAs> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 8) {
    const found = await readXlsx(bytes)
    if (found === null) throw new Unreadable('format-unknown', { found: 'XLSX' })
    return { format: 'xlsx', found }
  }
  const head = beginning(bytes)
  if (head === '') throw new Unreadable('file-empty')
  if (/^BEGIN\s*:\s*VCALENDAR/i.test(head)) return { format: 'icalendar', found: readICalendar(bytes) }
  if (head.startsWith('<')) {
    const { text } = decode(bytes, false)
    return { format: 'frab-xml', found: readFrabXml(text) }
  }
  if (head.startsWith('{') || head.startsWith('[')) return inJson(decode(bytes, false).text)
  const { text, remarks } = decode(bytes, true)
  const found = text.includes('\0') ? null : readCsv(text)
  if (found === null) throw new Unreadable('format-unknown', { found: head.replace(/[^\x20-\x7e]/g, '?').slice(0, 30) })
  return { format: 'csv', found: { ...found, remarks: [...remarks, ...found.remarks] } }
}

/** The first characters, whatever the encoding: enough to tell the formats apart. */
function beginning(bytes: Uint8Array): string {
  const ascii = Buffer.from(bytes.subarray(0, 4_096))
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  return ascii.replaceAll('\0', '').trimStart()
}

function inJson(text: string): FoundAs {
  const root = parseJson(text)
  if (isConvokeJson(root)) return { format: 'convoke-json', found: readConvokeJson(root as JsonObject) }
  if (isIndico(root)) return { format: 'indico', found: readIndico(root as JsonObject) }
  if (isSessionize(root)) return { format: 'sessionize', found: readSessionize(root) }
  const said = asObject(root)
  const schedule = asObject(said.schedule)
  if (isObject(root) && Array.isArray(schedule.events) && !hasRoomsInDays(asObject(schedule.conference)))
    return { format: 'schedule2-json', found: readSchedule2Json(root) }
  const conference = isObject(said.schedule) ? schedule : said
  if (isObject(root) && (isObject(conference.conference) || 'days' in conference || 'day' in conference))
    return { format: 'schedule-json', found: readScheduleJson(root) }
  throw new Unreadable('format-unknown', { found: 'JSON' })
}

const hasRoomsInDays = (conference: JsonObject): boolean =>
  asList(conference.days).some((day) => 'rooms' in asObject(day))

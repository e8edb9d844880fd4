/** The interchange of programmes: reads and writes the formats other systems speak. Pure: bytes and plain data in, the same out. */

/** `convoke import-schedule`. */
export { type ImportInto, importScheduleCommand, type Printed } from './commands.ts'
export { LIMITS } from './limits.ts'
/** Rows of a table that is no programme, read here or in a thread of its own. */
export { readRows, remarksOnLetters } from './read-rows.ts'
/** Reading: any format out of bytes, with a report on every item. */
export { readSchedule } from './read-schedule.ts'
export { type FileRefusal, FORMATS, type Format, type Item, type Reading, type Remark } from './report.ts'
export { rowsApart } from './rows-apart.ts'
/** A programme as plain data, and what makes one. */
export {
  type Conference,
  type Counts,
  countsOf,
  type Day,
  type EventState,
  emptyEvent,
  endOf,
  instantText,
  type Link,
  type Room,
  type Schedule,
  type ScheduleEvent,
  type SchedulePerson,
  type Texts,
  type Track,
} from './schedule.ts'
export { exportWords, sentenceOf } from './texts.ts'
/** Entries for one person's calendar, that come with a letter. */
export { attended } from './write/attended.ts'
export { convokeJson } from './write/convoke-json.ts'
export { sessionsCsv } from './write/csv.ts'
/** Writing: one function a format. */
export type { ExportFacts, ExportWords } from './write/export-facts.ts'
export { frabXml } from './write/frab-xml.ts'
export { iCalendar, uidOf } from './write/icalendar.ts'
export { schedule2Json, scheduleJson } from './write/schedule-json.ts'
/** One calendar entry that is no session: a meeting, a deadline. */
export { singleEntry } from './write/single-entry.ts'
export { type Cell, workbookApart } from './write/workbook.ts'
export { sessionsXlsx } from './write/xlsx.ts'

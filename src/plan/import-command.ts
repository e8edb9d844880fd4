import { importScheduleCommand } from '../interchange/public.ts'
import type { Command } from '../page/joining.ts'

/** Reads programmes of other systems. Nobody takes them into the plan yet, so it reports only; it says so when asked for more. */
export const importSchedule: Command = {
  name: 'import-schedule',
  usage: `import-schedule FILE --edition SLUG [--zone ZONE] [--dry-run] [--json]
                                 reads a programme of another system (frab XML, schedule JSON, iCalendar, Sessionize, Indico, CSV, XLSX)
                                 and says what becomes of each session; --dry-run changes nothing and needs no database`,
  run: (words) => importScheduleCommand(words, null),
}

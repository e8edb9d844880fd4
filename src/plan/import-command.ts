import { program } from '../acts/public.ts'
import { type ImportInto, importScheduleCommand } from '../interchange/public.ts'
import type { AtTheStart, Command } from '../page/joining.ts'
import { importSchedule as takeIn } from './importing/import-schedule.ts'
import type { ImportedItem } from './importing/imported-item.ts'

/** Reads programmes of other systems and takes them into the working plan of an edition, or only says what would become of each session. */
export const importSchedule: Command = {
  name: 'import-schedule',
  usage: `import-schedule FILE --edition SLUG [--zone ZONE] [--dry-run] [--json]
                                 takes a programme of another system (frab XML, schedule JSON, iCalendar, Sessionize, Indico, CSV, XLSX) into the
                                 working plan and says what becomes of each session; --dry-run changes nothing and needs no database`,
  run: (words, start) => importScheduleCommand(words, importIntoEdition(start)),
}

const importIntoEdition =
  (start: AtTheStart): ImportInto =>
  async (schedule, slug) => {
    const platform = await start.open()
    const edition = await start.editionNamed(platform.db, slug)
    if (!edition) return { ok: false, message: `There is no edition “${slug}”.` }
    const done = await takeIn(platform, { edition, actor: program() }, { schedule })
    return done.ok
      ? { ok: true, message: inLines(done.value) }
      : { ok: false, message: `Nothing was taken: ${done.refusal.code}.` }
  }

const WHY: Readonly<Partial<Record<ImportedItem['place'], string>>> = {
  'no-time': 'it has no time',
  'no-room': 'it has no room',
  'room-taken': 'the room is taken then',
  past: 'it would begin before now',
  'called-off': 'it is called off',
  'standing-still': 'it has begun here, or is called off',
}

/** What became of all, and one by one of what is not where the file has it. */
function inLines(items: readonly ImportedItem[]): string {
  const count = (outcome: ImportedItem['outcome']) => items.filter((item) => item.outcome === outcome).length
  const placed = items.filter(({ place }) => place === 'placed').length
  const not = items.flatMap(({ number, title, place }) => {
    const why = WHY[place]
    return why ? [`  ${number} ${title}: not placed, ${why}`] : []
  })
  return [
    `Taken: ${count('new')} new, ${count('changed')} changed, ${count('same')} as they were; ${placed} placed.`,
    ...not,
  ].join('\n')
}

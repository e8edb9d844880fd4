import { cut } from '../../platform/text.ts'
import { LIMITS } from '../limits.ts'
import { remark } from '../report.ts'
import { COLUMNS } from '../table.ts'
import { textOf } from '../texts-of-files.ts'
import { clockOf, readTime } from '../times.ts'
import { type Found, type FoundEvent, type FoundLink, type FoundPerson, nothingFound } from './found.ts'
import { stateOf } from './schedule-json.ts'

export type FoundRow = { readonly line: number; readonly cells: readonly string[] }

type Field =
  | 'guid'
  | 'id'
  | 'code'
  | 'slug'
  | 'uid'
  | 'state'
  | 'title'
  | 'subtitle'
  | 'type'
  | 'track'
  | 'day'
  | 'date'
  | 'start'
  | 'endDate'
  | 'end'
  | 'time'
  | 'zone'
  | 'duration'
  | 'room'
  | 'roomGuid'
  | 'roomKind'
  | 'language'
  | 'abstract'
  | 'description'
  | 'url'
  | 'recordingUrl'
  | 'licence'
  | 'doNotRecord'
  | 'logo'
  | 'feedbackUrl'
  | 'originUrl'
  | 'note'
  | 'sequence'
  | 'updated'
  | 'people'
  | 'firstName'
  | 'lastName'
  | 'organization'
  | 'moderator'
  | 'links'
  | 'attachments'

/** Headings people and programs give, letters and digits only. */
const HEADINGS: Readonly<Record<Field, string>> = {
  guid: 'guid,uuid',
  id: 'id,sessionid,eventid,number,no,nr,sessionnumber,proposalid,submissionid',
  code: 'code,sessioncode,reference,proposalcode',
  slug: 'slug',
  uid: 'uid,icaluid',
  state: 'state,status,proposalstate',
  title:
    'title,sessiontitle,eventtitle,session,sessionname,name,event,eventname,talk,talktitle,subject,summary,proposaltitle,titre,titredelasession,título,titulo,标题,会议名称,العنوان,название,titel',
  subtitle: 'subtitle,soustitre,subtítulo',
  type: 'type,sessiontype,format,sessionformat,eventtype,kind,submissiontype',
  track: 'track,theme,topic,stream,category,categories,thème,tema,trackname',
  day: 'day',
  date: 'date,startdate,sessiondate,datelocal,eventdate,日期,التاريخ,дата,fecha,datum',
  start:
    'start,startsat,starttime,begin,begins,from,startdatetime,startat,scheduledat,scheduledstart,starts,début,debut,inicio,开始时间,开始,وقتالبدء,البداية,начало,beginn,timestart',
  endDate: 'enddate',
  end: 'end,endsat,endtime,to,until,finish,enddatetime,endat,scheduledend,ends,fin,结束时间,结束,وقتالانتهاء,النهاية,конец,окончание,ende,timeend',
  time: 'time,timeslot,slot,heure,hora,时间,время,الوقت',
  zone: 'zone,timezone,tz,timezonename',
  duration: 'duration,length,durationminutes,durationmin,durationinminutes,minutes,durée,duración',
  room: 'room,location,venue,roomname,place,where,hall,stage,salle,sala,lieu,会议室,地点,القاعة,المكان,зал,место,raum',
  roomGuid: 'roomguid',
  roomKind: 'roomkind',
  language: 'language,languages,lang,sessionlanguage,langue,idioma,语言,اللغة,язык,sprache',
  abstract: 'abstract,summarytext,shortdescription,résumé,resumen,摘要',
  description: 'description,details,body,longdescription,notes,descripción,说明,الوصف,описание,beschreibung',
  url: 'url,website,sessionurl,webpage,page',
  recordingUrl: 'recordingurl,recording,videourl,video',
  licence: 'licence,license,recordinglicense',
  doNotRecord: 'donotrecord',
  logo: 'logo,image,imageurl',
  feedbackUrl: 'feedbackurl',
  originUrl: 'originurl',
  note: 'note',
  sequence: 'sequence',
  updated: 'updated,lastmodified,updatedat,modified',
  people:
    'speakers,speaker,speakernames,speakername,presenters,presenter,people,persons,panelists,panellists,participants,intervenants,oradores,ponentes,发言人,嘉宾,المتحدثون,докладчики,спикеры,referenten,authors',
  firstName: 'firstname,speakerfirstname',
  lastName: 'lastname,speakerlastname,surname',
  organization: 'organization,organisation,company,affiliation,speakerorganization',
  moderator: 'moderator,moderators,chair,chairs,host,facilitator',
  links: 'links,link',
  attachments: 'attachments,attachment,slides,documents,materials',
}

/** A longer cell is no heading. */
const LONGEST_HEADING = 120

const plain = (heading: string) =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const FIELD_OF = new Map(
  Object.entries(HEADINGS).flatMap(([field, names]) =>
    names.split(',').map((name) => [plain(name), field as Field] as const),
  ),
)

/** Which column says what: the first of two that say the same counts. */
function columnsOf(heading: readonly string[]): Map<Field, number> {
  const columns = new Map<Field, number>()
  heading.forEach((said, n) => {
    const text = cut(said, LONGEST_HEADING)
    const bare = plain(text.replace(/\([^)]*\)/g, ' '))
    const field = FIELD_OF.get(plain(text)) ?? FIELD_OF.get(bare)
    if (field && !columns.has(field)) columns.set(field, n)
  })
  return columns
}

const WHEN: readonly Field[] = ['start', 'date', 'time', 'day', 'end']
const OTHER: readonly Field[] = [
  'room',
  'id',
  'description',
  'abstract',
  'people',
  'duration',
  'track',
  'type',
  'code',
  'guid',
]

/** How much a row looks like the heading of a programme; 0: not at all. */
export function headingWorth(cells: readonly string[]): number {
  const columns = columnsOf(cells)
  if (!columns.has('title')) return 0
  const known = (fields: readonly Field[]) => fields.filter((field) => columns.has(field)).length
  return known(WHEN) + known(OTHER) === 0 ? 0 : 1 + known(WHEN) * 2 + known(OTHER)
}

/** Whether the heading is the one Convoke writes. */
const isOwn = (heading: readonly string[]): boolean => COLUMNS.every((column) => heading.includes(column))

/** The programme in a table whose first row is its heading. */
export function readTable(rows: readonly FoundRow[], unguard: (text: string) => string): Found {
  const heading = (rows[0]?.cells ?? []).map((cell) => cell.trim())
  const own = isOwn(heading)
  const columns = columnsOf(heading)
  const refused: Found['refused'][number][] = []
  const events = rows.slice(1).flatMap((row): FoundEvent[] => {
    const cells = own ? row.cells.map(unguard) : row.cells
    if (cells.every((cell) => cell.trim() === '')) return []
    const event = own ? ownEvent(row.line, heading, cells) : eventOf(row.line, columns, cells)
    const [first = ''] = cells.filter((cell) => cell.trim() !== '')
    if (event.title || event.date || event.start) return [event]
    refused.push({
      line: row.line,
      path: null,
      id: event.id ?? null,
      title: cut(first.trim(), 200),
      remark: remark('nothing-in-it'),
    })
    return []
  })
  const zones = new Set(events.map((event) => event.zone ?? ''))
  return { ...nothingFound, zone: zones.size === 1 ? ([...zones][0] ?? null) || null : null, events, refused, own }
}

function eventOf(line: number, columns: ReadonlyMap<Field, number>, cells: readonly string[]): FoundEvent {
  const cell = (field: Field): string | null => textOf(cells[columns.get(field) ?? -1] ?? '')
  const { date, start, end } = timesOf(cell)
  const list = (field: Field) => listOf(cell(field))
  const name = [cell('firstName'), cell('lastName')].filter(Boolean).join(' ')
  const organization = cell('organization')
  const speakers = [...(name ? [name] : []), ...list('people')]
  const people: FoundPerson[] = [
    ...list('moderator').map((person) => ({ name: person, role: 'moderator' })),
    ...speakers.map((person) => ({
      name: person,
      role: 'speaker',
      organization: speakers.length === 1 ? organization : null,
    })),
  ]
  const links = (field: Field): FoundLink[] =>
    (cell(field) ?? '')
      .split(/[\s;]+/)
      .filter(Boolean)
      .map((url) => ({ url }))
  return {
    line,
    path: null,
    guid: cell('guid'),
    id: cell('id'),
    code: cell('code'),
    slug: cell('slug'),
    uid: cell('uid'),
    title: cell('title'),
    subtitle: cell('subtitle'),
    abstract: cell('abstract'),
    description: cell('description'),
    languages: list('language'),
    day: cell('day'),
    date,
    start,
    end,
    duration: cell('duration'),
    zone: cell('zone'),
    room: cell('room') ? { name: cell('room'), guid: cell('roomGuid') } : null,
    track: cell('track'),
    type: cell('type'),
    people,
    links: links('links'),
    attachments: links('attachments'),
    licence: cell('licence'),
    recordingUrl: cell('recordingUrl'),
    url: cell('url'),
    logo: cell('logo'),
    state: stateOf(cell('state')),
    note: cell('note'),
    updated: cell('updated'),
  }
}

/** Start and end out of whatever columns hold them: one with both, a date beside clock times, or `09:00–10:30` in a single cell. */
function timesOf(cell: (field: Field) => string | null): {
  date: string | null
  start: string | null
  end: string | null
} {
  const [day, date, start, time] = [cell('day'), cell('date'), cell('start'), cell('time')]
  const range = /^(.+?\d)\s*(?:[-–—]|to|until|bis|à|至|до)\s*(\d{1,2}[:.h]\d{2}.*)$/i.exec(
    (start && !readTime(start) ? start : (time ?? '')).slice(0, 80),
  )
  const from = range ? (range[1] as string) : (start ?? time)
  const full = from !== null && readTime(from)?.clock ? from : null
  const dayDate = [date, day].find((text) => text !== null && readTime(text)) ?? null
  const end = cell('end') ?? (range ? (range[2] as string) : null)
  const endDate = cell('endDate')
  const endClock = end === null ? null : clockOf(end)
  return {
    date: full ?? dayDate ?? date ?? (from !== null && readTime(from) ? from : null),
    start: full === null ? from : null,
    end: endClock !== null && endDate && readTime(endDate) ? `${readTime(endDate)?.date}T${endClock}` : end,
  }
}

/** Several names in a cell: parted by semicolons or lines, otherwise by commas. */
function listOf(text: string | null): string[] {
  if (text === null) return []
  const words = text.slice(0, LIMITS.titleCharacters * 20).replace(/[^\S\n]+/g, ' ')
  const parts = /[;\n|]/.test(words) ? words.split(/[;\n|]/) : words.split(/,|\s+(?:and|&|und|et|y)\s+/)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function ownEvent(line: number, heading: readonly string[], cells: readonly string[]): FoundEvent {
  const at = new Map(heading.map((name, n) => [name, n]))
  const cell = (name: string): string | null => textOf(cells[at.get(name) ?? -1] ?? '')
  const several = <T>(first: string, read: (n: number) => T | null): T[] => {
    const found: T[] = []
    for (let n = 1; at.has(`${first.replace('#', String(n))}`); n++) {
      const one = read(n)
      if (one !== null) found.push(one)
    }
    return found
  }
  const links = (name: string) =>
    several<FoundLink>(`${name}_#_url`, (n) =>
      cell(`${name}_${n}_url`) ? { url: cell(`${name}_${n}_url`), title: cell(`${name}_${n}_title`) } : null,
    )
  const kind = cell('room_kind')
  return {
    line,
    path: null,
    guid: cell('guid'),
    id: cell('id'),
    code: cell('code'),
    slug: cell('slug'),
    uid: cell('uid'),
    title: cell('title'),
    subtitle: cell('subtitle'),
    abstract: cell('abstract'),
    description: cell('description'),
    languages: several('language_#', (n) => cell(`language_${n}`)),
    day: cell('day'),
    date: cell('start'),
    duration: cell('duration_minutes'),
    zone: cell('zone'),
    room: cell('room')
      ? { name: cell('room'), guid: cell('room_guid'), kind: kind === 'online' || kind === 'on_site' ? kind : null }
      : null,
    track: cell('track'),
    type: cell('type'),
    people: several<FoundPerson>('person_#_name', (n) =>
      cell(`person_${n}_name`)
        ? {
            name: cell(`person_${n}_name`),
            role: cell(`person_${n}_role`),
            organization: cell(`person_${n}_organization`),
            guid: cell(`person_${n}_guid`),
          }
        : null,
    ),
    links: links('link'),
    attachments: links('attachment'),
    recordingUrl: cell('recording_url'),
    licence: cell('licence'),
    doNotRecord: cell('do_not_record') === null ? null : cell('do_not_record') === 'true',
    url: cell('url'),
    logo: cell('logo'),
    feedbackUrl: cell('feedback_url'),
    originUrl: cell('origin_url'),
    state: stateOf(cell('state')),
    note: cell('note'),
    sequence: Number(cell('sequence') ?? 0) || 0,
    updated: cell('updated'),
  }
}

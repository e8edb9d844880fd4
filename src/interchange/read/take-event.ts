import { LIMITS } from '../limits.ts'
import { guidOf } from '../names.ts'
import { type Remark, remark } from '../report.ts'
import { emptyEvent, type Link, type ScheduleEvent } from '../schedule.ts'
import { htmlToText, isHtml, languagesOf, oneLine, textOf, webAddress, within } from '../texts-of-files.ts'
import type { FoundEvent, FoundLink } from './found.ts'
import { type Ground, guidFrom, instantIn } from './ground.ts'
import { placeInTime } from './place-in-time.ts'

/** One event understood; null when there is nothing to understand. What was mended is remarked. */
export function takeEvent(found: FoundEvent, ground: Ground): { event: ScheduleEvent | null; remarks: Remark[] } {
  const remarks: Remark[] = [...(found.remarks ?? [])]
  const said = guidFrom(found, ground.key)
  const [title, subtitle] = [titleOf(found, ground.own, remarks), textLine(found.subtitle)]
  const time = placeInTime(found, ground, remarks)
  if (title === null && said === null && time.start === null && !textOf(found.description) && !textOf(found.abstract))
    return { event: null, remarks: [remark('nothing-in-it')] }
  const room = ground.rooms.find(found.room, remarks)
  const shown = title ?? untitled(found, remarks)
  const guid = said ?? guidOf(ground.key, 'event', shown, time.start ?? time.day ?? '', room?.name ?? '')
  if (said === null && !ground.own) remarks.push(remark('identity-made'))
  const text = (value: string | null | undefined) => wordsOf(value, ground.own, remarks)
  const { languages, unknown } = languagesOf(found.languages ?? [])
  for (const word of unknown) remarks.push(remark('language-unknown', { word }))
  const address = (value: string | null | undefined) => webAddress(value ?? '', ground.base)?.url ?? null
  const event: ScheduleEvent = {
    ...emptyEvent(guid, shown, time.zone),
    uid: textOf(found.uid),
    id: numberOf(found.id),
    code: textLine(found.code),
    slug: textLine(found.slug),
    subtitle,
    abstract: text(found.abstract),
    description: text(found.description),
    languages,
    translations: found.translations ?? {},
    start: time.start,
    durationMinutes: time.durationMinutes,
    day: time.day,
    room: room?.guid ?? null,
    track: found.track ? ground.trackNamed(found.track) || null : null,
    type: textLine(found.type),
    people: ground.people.take(found.people ?? [], ground.own, remarks),
    links: linksTaken(found.links ?? [], ground.base, remarks),
    attachments: linksTaken(found.attachments ?? [], ground.base, remarks),
    doNotRecord: found.doNotRecord ?? null,
    licence: textLine(found.licence),
    recordingUrl: address(found.recordingUrl),
    url: address(found.url),
    logo: address(found.logo),
    feedbackUrl: address(found.feedbackUrl),
    originUrl: address(found.originUrl),
    state: found.state ?? 'confirmed',
    note: textOf(found.note),
    sequence: found.sequence ?? 0,
    updated: instantIn(found.updated),
  }
  return { event: withBeyond(event, found), remarks: unique(remarks) }
}

const textLine = (value: string | null | undefined): string | null =>
  within(oneLine(value ?? '') || null, LIMITS.titleCharacters).text

function titleOf(found: FoundEvent, own: boolean, remarks: Remark[]): string | null {
  const raw = oneLine(found.title ?? '')
  const words = !own && isHtml(raw) ? oneLine(htmlToText(raw)) || raw : raw
  const { text, cut } = within(words || null, LIMITS.titleCharacters)
  if (cut) remarks.push(remark('text-shortened', { most: LIMITS.titleCharacters }))
  return text
}

/** What stands for a title that is missing: the next best thing the file says of the session. */
function untitled(found: FoundEvent, remarks: Remark[]): string {
  remarks.push(remark('title-missing'))
  const id = textOf(found.id)
  return (
    textLine(found.subtitle) ??
    (id ? `#${id}` : null) ??
    textLine(found.code) ??
    textLine(found.slug) ??
    textLine(found.type) ??
    '…'
  )
}

function wordsOf(value: string | null | undefined, own: boolean, remarks: Remark[]): string | null {
  const whole = within(textOf(value))
  if (whole.cut) remarks.push(remark('text-shortened', { most: LIMITS.textCharacters }))
  let text = whole.text
  if (text !== null && !own && isHtml(text)) {
    text = htmlToText(text) || null
    remarks.push(remark('html-to-text'))
  }
  return text
}

function numberOf(value: string | null | undefined): number | null {
  const text = textOf(value)
  const id = text !== null && /^\d+(\.0+)?$/.test(text) ? Number(text) : Number.NaN
  return Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : null
}

function linksTaken(found: readonly FoundLink[], base: string | null, remarks: Remark[]): Link[] {
  const links: Link[] = []
  for (const { url, title, type } of found.slice(0, LIMITS.linksOfEvent)) {
    if (url === null || url.trim() === '') continue
    const address = webAddress(url, base)
    if (address === null) remarks.push(remark('link-dropped', { link: oneLine(url).slice(0, 120) }))
    else if (!links.some((l) => l.url === address.url && l.title === textLine(title))) {
      if (address.completed) remarks.push(remark('link-completed', { link: address.url.slice(0, 120) }))
      links.push({ url: address.url, title: textLine(title), type: textLine(type)?.toLowerCase() ?? null })
    }
  }
  return links
}

/** Takes back what Convoke wrote beside the format, and the mark of a cancelled session from its title. */
function withBeyond(event: ScheduleEvent, { beyond }: FoundEvent): ScheduleEvent {
  if (!beyond) return event
  const { mark, roles, organizations, ids, ...fields } = beyond
  // Files keep a mark as it was written, and titles on one line, without the no-break spaces some languages have before a colon.
  const before = mark && `${oneLine(mark)} `
  const title = before && event.title.startsWith(before) ? event.title.slice(before.length) : event.title
  const people = event.people.map((person, n) => ({
    ...person,
    id: ids ? (ids[n] ?? null) : person.id,
    role: roles ? (roles[n] ?? null) : person.role,
    organization: organizations ? (organizations[n] ?? null) : person.organization,
  }))
  return { ...event, title, people, ...fields }
}

function unique(remarks: readonly Remark[]): Remark[] {
  const seen = new Set<string>()
  return remarks.filter((r) => {
    const key = JSON.stringify(r)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

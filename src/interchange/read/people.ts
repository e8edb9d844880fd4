import { LIMITS } from '../limits.ts'
import { guidOf, isUuid } from '../names.ts'
import { type Remark, remark } from '../report.ts'
import type { SchedulePerson } from '../schedule.ts'
import { htmlToText, isHtml, oneLine, textOf, webAddress, within } from '../texts-of-files.ts'
import type { FoundPerson } from './found.ts'

/** The people of one file: who has the same guid, number or (without either) name is one person, unless the names differ. */
export class PeopleFound {
  private readonly key: string
  private readonly base: string | null
  private readonly nameOf = new Map<string, string>()

  constructor(key: string, base: string | null) {
    this.key = key
    this.base = base
  }

  /** Those of one event, each once. */
  take(found: readonly FoundPerson[], own: boolean, remarks: Remark[]): SchedulePerson[] {
    const people = new Map<string, SchedulePerson>()
    for (const said of found.slice(0, LIMITS.peopleOfEvent)) {
      const name = oneLine(said.name ?? '').slice(0, LIMITS.titleCharacters)
      if (name === '') {
        const nothing = !textOf(said.id) && !textOf(said.guid)
        if (!nothing) remarks.push(remark('person-without-name', { id: textOf(said.id) ?? textOf(said.guid) ?? '' }))
        continue
      }
      const guid = this.guidFor(said, name, remarks)
      const twin = people.get(guid)
      if (twin === undefined) people.set(guid, this.personOf(said, guid, name, own))
    }
    return [...people.values()]
  }

  private guidFor(said: FoundPerson, name: string, remarks: Remark[]): string {
    const given = textOf(said.guid)
    const number = textOf(said.id) ?? textOf(said.code)
    const guid =
      given && isUuid(given)
        ? given.toLowerCase()
        : number
          ? guidOf(this.key, 'person', number)
          : guidOf(this.key, 'person-named', name.toLowerCase())
    const other = this.nameOf.get(guid)
    if (other === undefined) this.nameOf.set(guid, name)
    if (other === undefined || other.toLowerCase() === name.toLowerCase()) return guid
    // Readers that know people by number alone would make one person of the two.
    const apart = guidOf(guid, name.toLowerCase())
    if (!this.nameOf.has(apart)) this.nameOf.set(apart, name)
    remarks.push(remark('person-id-shared', { person: name, other }))
    return apart
  }

  private personOf(said: FoundPerson, guid: string, name: string, own: boolean): SchedulePerson {
    const id = Number(textOf(said.id) ?? Number.NaN)
    const line = (text: string | null | undefined) => within(oneLine(text ?? '') || null, LIMITS.titleCharacters).text
    const biography = within(textOf(said.biography)).text
    return {
      guid,
      id: Number.isSafeInteger(id) && id > 0 ? id : null,
      code: line(said.code),
      name,
      role: line(said.role),
      organization: line(said.organization),
      biography: biography && !own && isHtml(biography) ? htmlToText(biography) || null : biography,
      avatar: webAddress(said.avatar ?? '', this.base)?.url ?? null,
      url: webAddress(said.url ?? '', this.base)?.url ?? null,
    }
  }
}

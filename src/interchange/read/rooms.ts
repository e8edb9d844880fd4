import { cut } from '../../platform/text.ts'
import { guidOf, isUuid, NIL, unlike } from '../names.ts'
import { type Remark, remark } from '../report.ts'
import type { Room } from '../schedule.ts'
import { oneLine, tidy, webAddress } from '../texts-of-files.ts'
import type { FoundRoom } from './found.ts'

/** How files say that a session has no room yet. */
const NO_ROOM = /^(?:[-–—?]|n\/a|null|none|undefined)$/i

/** The rooms of one file. Rooms are told apart by name: files exist in which two rooms share a guid, and others without any. */
export class RoomsFound {
  private readonly key: string
  private readonly byName = new Map<string, Room>()
  private readonly byGuid = new Map<string, Room>()
  private readonly doubles: Room[] = []

  constructor(key: string, declared: readonly FoundRoom[]) {
    this.key = key
    for (const room of declared) this.enter(room)
  }

  private enter(said: FoundRoom): void {
    const name = nameOf(said)
    if (name === null) return
    const guid = guidIn(said)
    const known = this.byName.get(name)
    if (known && (guid === null || guid === known.guid)) return
    // Two rooms of one name: only those of a list that gives each a guid are two rooms.
    if (known && guid !== null && !this.byGuid.has(guid)) this.doubles.push(this.keep(said, name, guid, false))
    else if (!known)
      this.keep(said, name, guid !== null && !this.byGuid.has(guid) ? guid : guidOf(this.key, 'room', name), true)
  }

  private keep(said: FoundRoom, name: string, guid: string, named: boolean): Room {
    const room: Room = {
      guid,
      name,
      kind: said.kind ?? null,
      capacity:
        said.capacity !== undefined && said.capacity !== null && said.capacity > 0 ? Math.round(said.capacity) : null,
      description: said.description ? tidy(said.description) || null : null,
      url: webAddress(said.url ?? '', null)?.url ?? null,
    }
    if (named) this.byName.set(name, room)
    this.byGuid.set(guid, room)
    return room
  }

  /** The room an event stands in; null when the file names none. */
  find(said: FoundRoom | null | undefined, remarks: Remark[]): Room | null {
    const name = said ? nameOf(said) : null
    const guid = said ? guidIn(said) : null
    const meant = guid ? this.byGuid.get(guid) : undefined
    if (said && meant && (name === null || meant.name === name)) return meant
    if (said && name !== null) {
      const known = this.byName.get(name)
      if (known) return known
      if (meant) remarks.push(remark('room-guid-shared', { room: name, other: meant.name }))
      return this.keep(said, name, guid && !meant ? guid : guidOf(this.key, 'room', name), true)
    }
    return null
  }

  /** Every room once, under names no two of which are the same. */
  all(): Room[] {
    const rooms = [...this.byGuid.values()]
    const names = unlike(rooms.map((room) => room.name))
    return rooms.map((room, n) => ({ ...room, name: names[n] ?? room.name }))
  }
}

const nameOf = ({ name }: FoundRoom): string | null => {
  const text = oneLine(name ?? '')
  return text === '' || NO_ROOM.test(text) ? null : cut(text, 300)
}

const guidIn = ({ guid }: FoundRoom): string | null =>
  guid && isUuid(guid) && guid !== NIL ? guid.toLowerCase() : null

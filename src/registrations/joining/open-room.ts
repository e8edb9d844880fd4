import { type BigBlueButtonServer, bigBlueButtonCall } from './join-link.ts'

/** A server that takes longer keeps everybody at the door. */
const PATIENCE_MILLISECONDS = 5_000
/** Many press at the same time: a room that was just opened is not opened again for each. */
const KNOWN_MILLISECONDS = 20_000

/** Whether somebody is in the room already. */
export type RoomOpened = { readonly running: boolean }

const opened = new Map<string, { readonly at: number; readonly room: Promise<RoomOpened | null> }>()

/**
 * Makes a room of BigBlueButton, which must be there before anybody can join it, and says whether somebody is in it. Making it again does
 * no harm: the server knows it by its name. null: the server is away, or does not take our checksum.
 */
export function openRoom(server: BigBlueButtonServer, room: string, name: string): Promise<RoomOpened | null> {
  const key = `${server.origin} ${room}`
  const known = opened.get(key)
  if (known && performance.now() - known.at < KNOWN_MILLISECONDS) return known.room
  const made = make(server, room, name)
  opened.set(key, { at: performance.now(), room: made })
  void made.then((answer) => {
    if (!answer && opened.get(key)?.room === made) opened.delete(key)
  })
  return made
}

async function make(server: BigBlueButtonServer, room: string, name: string): Promise<RoomOpened | null> {
  const created = await answerOf(bigBlueButtonCall(server, 'create', { meetingID: room, name }))
  // Made before with other words, such as its name in another language: it is there, which is all that is asked.
  if (!isSuccess(created) && saysOf(created, 'messageKey') !== 'idNotUnique') return null
  const asked = await answerOf(bigBlueButtonCall(server, 'isMeetingRunning', { meetingID: room }))
  return isSuccess(asked) ? { running: saysOf(asked, 'running') === 'true' } : null
}

async function answerOf(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), redirect: 'error' })
    return answer.ok ? await answer.text() : ''
  } catch {
    return '' // away
  }
}

/** What an element of a flat answer holds. */
const saysOf = (xml: string, element: string): string =>
  new RegExp(`<${element}>\\s*([^<]*?)\\s*</${element}>`).exec(xml)?.[1] ?? ''
const isSuccess = (xml: string): boolean => saysOf(xml, 'returncode') === 'SUCCESS'

import { createHash, createHmac } from 'node:crypto'
import type { Language } from '../../platform/languages/public.ts'

export const SERVICES = ['zoom', 'teams', 'youtube', 'other', 'jitsi', 'bigbluebutton'] as const
export type Service = (typeof SERVICES)[number]

/** Where interpretation into a language is heard. */
export type Channel = { readonly language: Language; readonly address: string }

type More = {
  readonly passcode: string | null
  readonly dialIn: string | null
  /** In the order of the languages of the house, each at most once. */
  readonly channels: readonly Channel[]
}

/** How a session or meeting is joined from afar, as the secretariat keeps it. */
export type JoinLink = More &
  (
    | { readonly service: 'zoom' | 'teams' | 'youtube' | 'other'; readonly address: string }
    | { readonly service: 'jitsi' | 'bigbluebutton'; readonly room: string }
  )

export const isSigned = (service: Service): service is 'jitsi' | 'bigbluebutton' =>
  service === 'jitsi' || service === 'bigbluebutton'

/** Hosts of the services; a link of another host goes under `other`, whatever somebody says it is. */
const HOSTS: Readonly<Record<'zoom' | 'teams' | 'youtube', RegExp>> = {
  zoom: /(^|\.)zoom\.(us|com)$/,
  teams: /(^|\.)(teams\.microsoft\.com|teams\.live\.com)$/,
  youtube: /(^|\.)(youtube\.com|youtu\.be|youtube-nocookie\.com)$/,
}

/** An address a meeting may have, written out whole; null for any other. */
export function meetingAddress(service: Service, typed: string): string | null {
  if (typed.length > 2_000 || !URL.canParse(typed.trim())) return null
  const url = new URL(typed.trim())
  if (url.protocol !== 'https:' || url.username || url.password) return null
  const host = HOSTS[service as keyof typeof HOSTS]
  return host && !host.test(url.hostname) ? null : url.href
}

/** A room of a server of one's own. */
export const isRoomName = (room: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{2,80}$/.test(room)

/** Who joins. No address of theirs goes to the service. */
export type Joiner = { readonly id: string; readonly name: string; readonly now: Date }

type JitsiServer = { readonly origin: string; readonly appId: string; readonly secret: string }
type BigBlueButtonServer = { readonly origin: string; readonly secret: string }

/** A signed way in counts so long: enough to press a button, too short to pass it on. */
const MINUTES = 10

const base64url = (text: string) => Buffer.from(text).toString('base64url')

/** A join address of Jitsi with its token (JWT, RFC 7519, HS256) for this person and this room alone. */
export function jitsiAddress(server: JitsiServer, room: string, { id, name, now }: Joiner): string {
  const seconds = Math.floor(now.getTime() / 1000)
  const head = base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }))
  const claims = base64url(
    JSON.stringify({
      aud: server.appId,
      iss: server.appId,
      sub: new URL(server.origin).hostname,
      room,
      iat: seconds,
      nbf: seconds - 10,
      exp: seconds + MINUTES * 60,
      context: { user: { id, name } },
    }),
  )
  const signature = createHmac('sha256', server.secret).update(`${head}.${claims}`).digest('base64url')
  return `${server.origin}/${encodeURIComponent(room)}?jwt=${head}.${claims}.${signature}`
}

/** A call of BigBlueButton's interface with its checksum: SHA-256 over the call's name, its query and the secret. */
function bigBlueButtonCall(
  server: BigBlueButtonServer,
  call: 'create' | 'join',
  query: Readonly<Record<string, string>>,
): string {
  const text = new URLSearchParams(query).toString()
  const checksum = createHash('sha256').update(`${call}${text}${server.secret}`).digest('hex')
  return `${server.origin}/bigbluebutton/api/${call}?${text}&checksum=${checksum}`
}

/** The address by which somebody joins a room of BigBlueButton as a viewer. */
export const bigBlueButtonAddress = (server: BigBlueButtonServer, room: string, { id, name }: Joiner): string =>
  bigBlueButtonCall(server, 'join', { meetingID: room, fullName: name, userID: id, role: 'VIEWER', redirect: 'true' })

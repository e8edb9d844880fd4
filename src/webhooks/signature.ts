import { createHmac, randomBytes } from 'node:crypto'

/** What is sent: the same octets and the same id at each attempt, so that a receiver takes it once. */
export type Message = { readonly id: string; readonly at: Date; readonly body: string }

const PREFIX = 'whsec_'

export const newSecret = (): string => `${PREFIX}${randomBytes(24).toString('base64')}`

/** The headers that say who sent a message and when, as Standard Webhooks writes them: receivers have libraries for it. */
export function signed(secret: string, { id, at, body }: Message): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

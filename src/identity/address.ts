/**
 * An e-mail address as typed, or null when it cannot be one.
 * The domain is folded to lower case and to its ASCII form; the local part is folded too, because no real mailbox differs by case alone
 * and people type it as they please. Length limits: RFC 5321 4.5.3.1 (64, 254 octets).
 */
export function readAddress(typed: string): string | null {
  const text = typed.normalize('NFC').trim().toLowerCase()
  const at = text.lastIndexOf('@')
  if (at < 1 || text.length > 254) return null
  const local = text.slice(0, at)
  if (Buffer.byteLength(local) > 64 || /[\s\p{C}<>(),;:"\\[\]@]/u.test(local)) return null
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null
  const domain = asciiDomain(text.slice(at + 1))
  return domain ? `${local}@${domain}` : null
}

function asciiDomain(domain: string): string | null {
  if (/[\s/?#@:\\%]/.test(domain)) return null
  const url = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`) : null
  const host = url?.hostname ?? ''
  return /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host) ? host : null
}

/** What two spellings of one address have in common. Addresses that are not to be read anew are compared by it. */
export const emailKey = (email: string): string => email.trim().toLowerCase()

/** An address as it may be shown to whoever opens a link: enough to know whose it is, too little to write to. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = [...email.slice(0, at)]
  return `${first}…${email.slice(at)}`
}

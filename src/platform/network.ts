import { BlockList, isIP } from 'node:net'

/** Networks whose word about where a request came from is believed: our own proxies. */
export type TrustedProxies = { includes(address: string): boolean }

/** `10.0.0.0/8, 2001:db8::/32, 192.0.2.1`: networks and addresses, separated by commas or spaces. null when one cannot be read. */
export function readProxies(text: string): TrustedProxies | null {
  const list = new BlockList()
  for (const one of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const [address = '', bits] = one.split('/')
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    const prefix = bits === undefined ? most : Number(bits)
    if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > most) return null
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6')
  }
  return { includes: (address) => isIP(address) > 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6') }
}

/**
 * The address a request came from. Whoever connects may write anything into X-Forwarded-For, so it is read from its end, and only as
 * far as each next one was written by a proxy we trust.
 */
export function clientAddress(socket: string, forwardedFor: string | null, trusted: TrustedProxies): string {
  let client = plainAddress(socket)
  const hops = (forwardedFor ?? '').split(',').map((hop) => plainAddress(hop.trim()))
  while (trusted.includes(client)) {
    const before = hops.pop()
    if (before === undefined || isIP(before) === 0) break
    client = before
  }
  return client
}

/** An IPv4 address that travels inside an IPv6 one, with a port or in brackets, as the address itself. */
function plainAddress(text: string): string {
  const bare = text.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  return bare.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}

/** What one subscriber of a network holds: an IPv4 address, or the first 64 bits of an IPv6 one. Limits are counted by it. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return `${[...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

import { lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Networks of no public machine: this host, private and shared ones, links, documentation, multicast, and IPv6 that carries IPv4; what is
 * mapped (::ffff:) is held against the networks of IPv4.
 */
const INSIDE = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64'],
  ...['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10'],
  'ff00::/8',
]
const inside = new BlockList()
for (const network of INSIDE) {
  const [address = '', bits] = network.split('/')
  inside.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Whether an address belongs to a machine of the public network. */
export const isPublic = (address: string): boolean =>
  isIP(address) > 0 && !inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The addresses of a name; for tests, which know no names. */
export type Resolve = (name: string) => Promise<readonly string[]>

const resolved: Resolve = (name) =>
  new Promise((resolve, reject) =>
    lookUp(name, { all: true }, (fault, found) => (fault ? reject(fault) : resolve(found.map((one) => one.address)))),
  )

/** What a connection was refused for before it was opened. */
export class AddressInside extends Error {
  readonly code = 'ADDRESS_INSIDE'
}

/**
 * Looks a name up for one connection: every address it has must be public, and the connection goes to the address that was looked at,
 * so that a name which answers otherwise a moment later leads nowhere else.
 */
export const publicLookup =
  (resolve: Resolve = resolved): LookupFunction =>
  (name, options, done) => {
    resolve(name).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }))
        const [first] = found
        if (!first || !addresses.every(isPublic)) done(new AddressInside(`${name} is no public address`), '', 0)
        else if (options.all) done(null, found)
        else done(null, first.address, first.family)
      },
      (fault: NodeJS.ErrnoException) => done(fault, '', 0),
    )
  }

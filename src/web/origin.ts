/** Where a form comes from, as far as the browser says. */
export type Sender = 'ours' | 'another' | 'unnamed'

/**
 * A form post must come from our own pages: browsers say so in one of three headers, and none lies about it to another site's favour.
 * `unnamed`: no header names another site, as behind a proxy that takes them all away.
 */
export function senderOf(request: Request, origin: string): Sender {
  const site = request.headers.get('sec-fetch-site')
  if (site === 'same-origin') return 'ours'
  if (site && site !== 'none') return 'another'
  const named = request.headers.get('origin') ?? originOf(request.headers.get('referer'))
  if (named === null) return 'unnamed'
  if (named !== origin && named !== new URL(request.url).origin) return 'another'
  return site ? 'unnamed' : 'ours'
}

const originOf = (address: string | null): string | null => address && (URL.parse(address)?.origin ?? 'unreadable')

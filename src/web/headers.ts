import { createHash } from 'node:crypto'
import type { Cookie } from '../page/route.ts'

/** What a page may ask of the device. */
export type Devices = { readonly camera: boolean; readonly microphone: boolean }
const NONE: Devices = { camera: false, microphone: false }

/** Rules for the browser that go with every answer. */
export const securityHeaders = (style: string | null, secure: boolean, devices = NONE): Record<string, string> => ({
  'content-security-policy': `default-src 'self'; style-src 'self'${style ? ` '${style}'` : ''}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types convoke`,
  'permissions-policy': ofTheDevice(devices),
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})

/** The same for a page that other sites may show in a frame: whoever frames it, it sends no form and loads from here alone. */
export const framedHeaders = (style: string | null): Record<string, string> => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'${style ? ` '${style}'` : ''}; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'; trusted-types convoke`,
  'cross-origin-resource-policy': 'cross-origin',
})

/** What no page of ours ever asks a device for. */
const NEVER_ASKED_FOR = ['geolocation', 'payment', 'usb', 'serial', 'display-capture', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Camera and microphone are for the page that reads codes and the one that tries them before a meeting. */
const ofTheDevice = ({ camera, microphone }: Devices): string =>
  `camera=(${camera ? 'self' : ''}), microphone=(${microphone ? 'self' : ''}), ${NEVER_ASKED_FOR}`

/** The one style a page brings, as a policy names it: with any other content it is not applied. */
export const styleSource = (style: string): string => `sha256-${createHash('sha256').update(style).digest('base64')}`

/**
 * The name of a cookie as the browser has it. Behind `__Host-` only this very host can have set it, over TLS: no sibling host can plant
 * a browser's secret of its own choosing.
 */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)

/** A cookie as a header line; scripts may not read it unless it says so. */
export function cookieLine(cookie: Cookie, secure: boolean): string {
  const age = cookie.days === null ? '' : `; Max-Age=${Math.round(cookie.days * 86_400)}`
  const hidden = cookie.httpOnly === false ? '' : '; HttpOnly'
  return `${cookieName(cookie.name, secure)}=${cookie.value}; Path=/; SameSite=Lax${age}${hidden}${secure ? '; Secure' : ''}`
}

/** What a browser says about itself, in the few words a person needs to recognise it. null: it does not say. */
export type Device = {
  kind: 'computer' | 'phone' | 'tablet' | null
  /** The browser's own name; the same in every language. */
  browser: string | null
  system: string | null
}

// In this order: most browsers name others too, to be served what those are served.
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\biPad|\biPhone|\biPod/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const nameIn = (list: [RegExp, string][], text: string) => list.find(([sign]) => sign.test(text))?.[1] ?? null

/** Reads the header User-Agent (RFC 9110, 10.1.5). Only these words are kept of it, because the whole can tell one person from all others. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, 1000)
  const system = nameIn(SYSTEMS, text)
  const tablet = /\biPad\b|\bTablet\b/.test(text) || (system === 'Android' && !/\bMobile\b/.test(text))
  const phone = /\bMobile\b|\biPhone\b|\biPod\b/.test(text)
  const kind = tablet ? 'tablet' : phone ? 'phone' : system && system !== 'Android' ? 'computer' : null
  return { kind, browser: nameIn(BROWSERS, text), system }
}

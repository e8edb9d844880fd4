import { isLanguage } from '../platform/languages/public.ts'

// Tails that letters and networks hang on links; they say nothing about the page.
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_cid|mc_eid|igshid)$/

/**
 * The one address of what was asked for, or null when it is that already: no slash at the end, none doubled,
 * language and first word in small letters, no tracking tail. Never leads to another host.
 */
export function tidyAddress(pathname: string, search: string): string | null {
  const words = pathname.split(/[\\/]/).filter((word) => word !== '')
  if (isLanguage(words[0]?.toLowerCase())) {
    words.forEach((word, i) => {
      if (i < 2) words[i] = word.toLowerCase()
    })
  }
  const tidy = `/${words.join('/')}${withoutTracking(search)}`
  return tidy === pathname + search ? null : tidy
}

/** All filters of a list together have some 1,500 characters; a page repeats its address several times. */
const LONGEST_SEARCH = 4_000

/** What is wrong with an address before anybody looks for its page: controls in its words, or far too much to ask. */
export function flawOf(address: string): 'unreadable' | 'too-long' | null {
  const { pathname, search } = new URL(address)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no name of anything holds one
  if (/%(?:[01][0-9a-f]|7f)|[\u0000-\u001f\u007f]/i.test(pathname)) return 'unreadable'
  return search.length > LONGEST_SEARCH ? 'too-long' : null
}

function withoutTracking(search: string): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0] ?? ''))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

/** Whether a path, without its language, is one the pattern of a route names: `/:edition/agenda`. */
export function follows(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((word, i) => (word.startsWith(':') ? given[i] !== '' : word === given[i]))
  )
}

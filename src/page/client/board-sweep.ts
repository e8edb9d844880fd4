// To take hundreds of parts off a page costs more than a frame; to hide them costs next to nothing. So what is not wanted any more is hidden
// at once and taken off when the browser has nothing else to do.

const hidden = new Set<HTMLElement>()
/** So many are taken off before the browser is asked again whether something else waits. */
const AT_ONCE = 10

/** These are gone for whoever looks, listens or types. */
export function clear(parts: Iterable<HTMLElement>): void {
  for (const one of parts) {
    one.hidden = true
    hidden.add(one)
  }
  later()
}

/** Takes off what is hidden, now: before the page is compared with another, or the same is drawn anew. */
export function sweep(limit = Number.POSITIVE_INFINITY): void {
  for (const one of [...hidden].slice(0, limit)) {
    one.remove()
    hidden.delete(one)
  }
}

function later(): void {
  const next = () => {
    sweep(AT_ONCE)
    if (hidden.size > 0) later()
  }
  // Safari knows no idle time.
  if ('requestIdleCallback' in window) requestIdleCallback(next)
  else setTimeout(next, 50)
}

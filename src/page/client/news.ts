/**
 * Without a stream the page looks by itself, not all pages in the same moment: soon at first, since a proxy refuses for a moment when a node
 * dies, and then now and then.
 */
const LOOKS_MILLISECONDS = [1_000, 4_000, 20_000] as const

/**
 * Looks whenever the server tells of a change, and after every break, since something may have been missed. Where the server has no room
 * for one more stream, looks now and then, and each time asks for a stream again. `read` takes what comes with the news itself.
 */
export function hearNews(address: string, look: () => void, read: (data: string) => void = look): void {
  let source: EventSource | null = null
  let opened = false
  let refused = 0
  let later: ReturnType<typeof setTimeout> | undefined
  const listen = () => {
    source = new EventSource(address)
    source.addEventListener('changed', look)
    source.addEventListener('lines', ({ data }) => read(data))
    source.addEventListener('open', () => {
      if (opened) look()
      opened = true
      refused = 0
    })
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return // a break: the browser comes back by itself
      const wait = LOOKS_MILLISECONDS[Math.min(refused++, LOOKS_MILLISECONDS.length - 1)] ?? 0
      later = setTimeout(
        () => {
          look()
          listen()
        },
        wait * (1 + Math.random() / 2),
      )
    })
  }
  listen()
  addEventListener('pagehide', () => {
    clearTimeout(later)
    source?.close()
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    look()
    listen()
  })
}

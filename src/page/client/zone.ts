// The reader's zone, so that the next page can show their own time.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** On the first visit the page was made before the zone was known: its times are fetched once more, now with the reader's own. */
function ownTimes(): void {
  const shown = document.querySelectorAll('dl.when')
  if (shown.length === 0) return
  const again = new XMLHttpRequest() // it reads a page as a page, which the content policy keeps from text
  again.responseType = 'document'
  again.onload = () => {
    const made = again.response instanceof Document ? again.response.querySelectorAll('dl.when') : []
    if (made.length === shown.length) for (const [i, times] of shown.entries()) times.replaceWith(made[i] as Element)
  }
  again.open('GET', location.href)
  again.send()
}

if (zone && !document.cookie.includes(`zone=${encodeURIComponent(zone)}`)) {
  const known = /(?:^|; )zone=/.test(document.cookie)
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in two of the browsers we serve
  document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`
  if (!known) ownTimes()
}

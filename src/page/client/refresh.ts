import { trustedHtml } from './trusted.ts'

// Work under way is looked at again by itself; when its state changes, the whole page is.
const watched = document.querySelector<HTMLElement>('[data-refresh]')
if (watched) {
  const again = () => setTimeout(look, Number(watched.dataset.refresh))
  const look = async () => {
    try {
      const answer = await fetch(location.href)
      const next = new DOMParser()
        .parseFromString(trustedHtml(await answer.text()), 'text/html')
        .getElementById(watched.id)
      if (next?.dataset.state !== watched.dataset.state) return location.reload()
      watched.replaceChildren(...(next?.childNodes ?? []))
    } catch {
      // no connection: the next look will tell
    }
    again()
  }
  again()
}

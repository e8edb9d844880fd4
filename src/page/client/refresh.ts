import { pageOf } from './trusted.ts'

// Work under way is looked at again by itself; when its state changes, the whole page is.
const watched = document.querySelector<HTMLElement>('[data-refresh]')
if (watched) {
  const again = () => setTimeout(look, Number(watched.dataset.refresh))
  const look = async () => {
    try {
      const answer = await fetch(location.href)
      const next = pageOf(await answer.text()).getElementById(watched.id)
      if (next?.dataset.state !== watched.dataset.state) return location.reload()
      // Whoever stands on a link of it is not moved away from there.
      if (!watched.contains(document.activeElement)) watched.replaceChildren(...(next?.childNodes ?? []))
    } catch {
      // no connection: the next look will tell
    }
    again()
  }
  again()
}

import { hearNews } from './news.ts'
import { pageOf } from './trusted.ts'

// What is held now: the floor is fetched again when there is news of it, and the clock of whoever speaks goes on.
const floor = () => document.querySelector<HTMLElement>('#floor[data-news]')

/** Many look at the same floor: they do not all ask in the same moment. */
const SPREAD_MILLISECONDS = 250

const partOf = async (address: string, id: string) => {
  const answer = await fetch(address)
  return answer.ok ? pageOf(await answer.text()).getElementById(id) : null
}

/** Puts the newer part in the place of the older; whoever stands on a button of it goes on standing there. */
function put(newer: HTMLElement | null) {
  const older = newer && document.getElementById(newer.id)
  if (!newer || !older || older.querySelector('form[data-touched]')) return
  const focused = older.contains(document.activeElement) ? document.activeElement?.id : ''
  older.replaceChildren(...newer.childNodes)
  for (const name of ['data-own', 'data-stands', 'lang', 'dir']) {
    const value = newer.getAttribute(name)
    if (value !== null) older.setAttribute(name, value)
    else older.removeAttribute(name)
  }
  if (focused) document.getElementById(focused)?.focus()
  startClock()
}

/** One's own hand is shown anew when it no longer stands as it did, and the whole of its form when it is not up any more. */
async function lookAtOwn() {
  const own = document.getElementById('own')
  const hand = own?.dataset.own
  if (!own || !hand) return
  const shown = document.querySelector<HTMLElement>(`#floor [data-hand="${CSS.escape(hand)}"]`)
  if (shown?.dataset.stands === 'waiting' || shown?.dataset.stands !== own.dataset.stands)
    put(await partOf(location.href, 'own'))
}

// What somebody is choosing is not taken from under their hands.
document.addEventListener('input', ({ target }) => {
  if (target instanceof Element) target.closest('form[data-kept]')?.setAttribute('data-touched', '')
})

let looking = false
function look() {
  if (looking) return
  looking = true
  setTimeout(async () => {
    looking = false
    try {
      put(await partOf(floor()?.dataset.fresh ?? location.href, 'floor'))
      await lookAtOwn()
    } catch {
      // no connection: the stream opens again when there is one, and then everything is looked at
    }
  }, Math.random() * SPREAD_MILLISECONDS)
}

/** Captions come with the news: all who follow want them in the same moment. */
function showLines(data: string) {
  const place = floor()
  const lines: readonly string[] = JSON.parse(data)
  if (!place || lines.length === 0) return
  place.lang = place.dataset.in ?? ''
  place.dir = place.dataset.dir ?? ''
  place.replaceChildren(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })))
}

const face = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

let ticking: ReturnType<typeof setInterval> | undefined
/** Counts on from what the server said, by this device's own clock, whatever hour that shows. */
function startClock() {
  clearInterval(ticking)
  const clock = document.querySelector<HTMLElement>('[data-clock]')
  const shown = clock?.querySelector('b')
  if (!clock || !shown) return
  const began = performance.now() - Number(clock.dataset.clock) * 1000
  ticking = setInterval(() => {
    const seconds = (performance.now() - began) / 1000
    shown.textContent = face(seconds)
    clock.classList.toggle('is-over', seconds > Number(clock.dataset.allowed))
  }, 250)
}

const news = floor()?.dataset.news
if (news) {
  startClock()
  hearNews(news, look, showLines)
}

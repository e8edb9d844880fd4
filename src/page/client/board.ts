import { hearNews } from './news.ts'
import { pageOf } from './trusted.ts'

// A board on which things are picked up and put down. Everything works by links and forms; here it works without leaving the page:
// by mouse, touch and keyboard, and with what colleagues do at once. The server alone judges and answers; a part of the page is exchanged.
const board = () => document.querySelector<HTMLElement>('[data-board]')
const said = document.querySelector<HTMLElement>('[data-board-said]')

/** Puts the board of another answer in place of this one; the focus stays where it can. */
function exchange(page: Document, address: string, focus?: string): void {
  const [old, next] = [board(), page.querySelector<HTMLElement>('[data-board]')]
  if (!old || !next) {
    location.assign(address)
    return
  }
  const key = (document.activeElement as HTMLElement | null)?.dataset.key
  old.replaceWith(next)
  history.replaceState(null, '', address)
  const wanted = focus ?? (key ? `[data-key="${CSS.escape(key)}"]` : null)
  if (wanted) next.querySelector<HTMLElement>(wanted)?.focus()
  const words = next.querySelector<HTMLElement>('[data-say], [role="alert"], #held')
  if (said && focus) said.textContent = words?.dataset.say ?? words?.textContent ?? ''
}

async function show(address: string, focus?: string): Promise<void> {
  const answer = await fetch(address)
  exchange(pageOf(await answer.text()), answer.url, focus)
}

/** Sends a form as it stands, with the button that was pressed, and shows what was answered. */
async function send(action: string, fields: URLSearchParams): Promise<void> {
  const here = location.href
  const answer = await fetch(action, { method: 'POST', body: fields })
  // What is refused has no address of its own: the board stays where it was.
  exchange(pageOf(await answer.text()), answer.redirected ? answer.url : here, '[data-key="undo"], [role="alert"], #to')
}

const fieldsOf = (form: HTMLFormElement, button: HTMLElement | null): URLSearchParams => {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form, button)) if (typeof value === 'string') fields.append(name, value)
  return fields
}

/** When there is no connection, the link or form does what it does without this program. */
const orElse = (attempt: Promise<void>, otherwise: () => void): void => {
  attempt.catch(otherwise)
}

const closest = <Found extends HTMLElement>(event: Event, selector: string): Found | null =>
  event.target instanceof Element ? event.target.closest<Found>(selector) : null

const FIRST_PLACE = '.why--free [data-drop], [data-drop]'

document.addEventListener('click', (event) => {
  const link = closest<HTMLAnchorElement>(event, '[data-board] :is([data-hold], [data-release])')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  const number = board()?.dataset.held ?? ''
  const focus = 'release' in link.dataset ? `[data-key="hold ${number}"]` : FIRST_PLACE
  orElse(show(link.href, focus), () => location.assign(link.href))
})

document.addEventListener('submit', (event) => {
  const form = closest<HTMLFormElement>(event, '[data-board] form[method="post"]')
  if (!form || !/\/board\/[a-z]+$/.test(form.getAttribute('action') ?? '')) return
  event.preventDefault()
  orElse(send(form.action, fieldsOf(form, (event as SubmitEvent).submitter)), () => form.submit())
})

/** The place to go to from one by an arrow, skipping those where nothing can be put. */
function nextPlace(from: HTMLElement, key: string): HTMLElement | null {
  const way = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key]
  if (!way) return null
  const turned = document.documentElement.dir === 'rtl' ? -1 : 1
  const [down = 0, across = 0] = [way[0], (way[1] ?? 0) * turned]
  const places = [...document.querySelectorAll<HTMLElement>('[data-board] [data-drop]')]
  const at = (one: HTMLElement) => [Number(one.dataset.row), Number(one.dataset.column)] as const
  const [row, column] = at(from)
  const ahead = places.filter((one) => {
    const [r, c] = at(one)
    return down === 0 ? r === row && Math.sign(c - column) === across : Math.sign(r - row) === down
  })
  const far = (one: HTMLElement) => {
    const [r, c] = at(one)
    return Math.abs(r - row) * (down === 0 ? 1000 : 100) + Math.abs(c - column)
  }
  return ahead.sort((a, b) => far(a) - far(b))[0] ?? null
}

document.addEventListener('keydown', (event) => {
  const here = board()
  if (!here) return
  const place = closest<HTMLElement>(event, '[data-drop]')
  const next = place && nextPlace(place, event.key)
  if (next) {
    event.preventDefault()
    next.focus()
  } else if (event.key === ' ' && closest(event, '[data-hold]')) {
    event.preventDefault()
    closest<HTMLElement>(event, '[data-hold]')?.click()
  } else if (event.key === 'Escape' && here.dataset.held) here.querySelector<HTMLElement>('[data-release]')?.click()
})

// By mouse: while something is dragged, the cells say what they would mean; the board itself is exchanged only when it is put down.
type Dragged = { readonly page: Promise<Document> }
let dragged: Dragged | null = null

function markCells(page: Document): void {
  for (const cell of page.querySelectorAll<HTMLElement>('[data-cell]')) {
    const own = board()?.querySelector(`[data-cell="${CSS.escape(cell.dataset.cell ?? '')}"]`)
    const why = cell.querySelector('.why')
    own?.querySelector('.why')?.remove()
    if (why) own?.append(why.cloneNode(true))
  }
}

document.addEventListener('dragstart', (event) => {
  const card = closest<HTMLElement>(event, '[data-drag]')
  if (!card?.dataset.drag) return
  event.dataTransfer?.setData('text/plain', card.dataset.drag)
  const own: Dragged = { page: fetch(card.dataset.drag).then(async (answer) => pageOf(await answer.text())) }
  dragged = own
  own.page.then((page) => dragged === own && markCells(page)).catch(() => {})
})

document.addEventListener('dragover', (event) => {
  if (dragged && closest(event, '[data-cell]')) event.preventDefault()
})

document.addEventListener('drop', (event) => {
  const cell = closest<HTMLElement>(event, '[data-cell]')
  const own = dragged
  if (!own || !cell) return
  event.preventDefault()
  dragged = null // the answer brings the board; nothing else has to
  const put = async () => {
    const page = await own.page
    const form = page.querySelector<HTMLFormElement>('[data-drop-form]')
    if (!form) return
    const fields = fieldsOf(form, null)
    fields.set('to', cell.dataset.cell ?? '')
    await send(form.action, fields)
  }
  orElse(put(), () => location.reload())
})
document.addEventListener('dragend', () => {
  const own = dragged
  dragged = null
  if (own) orElse(show(location.href), () => {})
})

// What colleagues do is seen at once; whoever types or drags is not disturbed, and acts of a stale board are refused anyway.
const news = board()?.dataset.board
if (news) {
  let waiting = false
  const isBusy = () =>
    dragged !== null || board()?.contains(document.activeElement?.closest('input, textarea, select') ?? null)
  const look = () => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      if (isBusy()) look()
      else orElse(show(location.href), () => {})
    }, 150)
  }
  hearNews(news, look)
}

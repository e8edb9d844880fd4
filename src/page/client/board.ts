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

/** Where a session is held over the day of an address of the board, and nothing else is drawn. */
const heldAddress = (address: string) => {
  const url = new URL(address, location.href)
  url.pathname = url.pathname.replace(/\/grid$/, '/board/held')
  return url.href
}

/** The card of a session, on the board or beside it. */
const cardOf = (number: string) =>
  board()
    ?.querySelector(`[data-key="${CSS.escape(`hold ${number}`)}"]`)
    ?.closest<HTMLElement>('.cell') ?? null

function say(words: string): void {
  if (said) said.textContent = words
}

/** Nothing is held: the cells say nothing any more. It is done here, since nothing has changed. */
function putBack(): void {
  const here = board()
  const number = here?.dataset.held
  if (!here || !number) return
  for (const one of here.querySelectorAll('.whys, [data-held-bar]')) one.remove()
  for (const one of here.querySelectorAll('.is-picked')) one.classList.remove('is-picked')
  delete here.dataset.held
  const address = new URL(location.href)
  address.searchParams.delete('session')
  history.replaceState(null, '', address)
}

/** What is held is marked at once; what every place would mean follows, and the board itself stays as it is. */
async function hold(link: HTMLAnchorElement): Promise<void> {
  putBack()
  link.closest('.cell')?.classList.add('is-picked')
  const answer = await fetch(heldAddress(link.href))
  if (!answer.ok) return show(link.href, FIRST_PLACE)
  const page = pageOf(await answer.text())
  const number = page.querySelector<HTMLElement>('[data-held-over]')?.dataset.heldOver
  const bar = page.querySelector('[data-held-bar]')
  const here = board()
  if (!here || !number || !bar) return show(link.href, FIRST_PLACE)
  putBack()
  here.dataset.held = number
  cardOf(number)?.classList.add('is-picked')
  here.querySelector('.board')?.before(bar)
  markCells(page)
  history.replaceState(null, '', link.href)
  here.querySelector<HTMLElement>(FIRST_PLACE)?.focus()
  say(here.querySelector('#held')?.textContent ?? '')
}

document.addEventListener('click', (event) => {
  const link = closest<HTMLAnchorElement>(event, '[data-board] :is([data-hold], [data-release])')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  const number = board()?.dataset.held ?? ''
  if ('release' in link.dataset) {
    putBack()
    board()
      ?.querySelector<HTMLElement>(`[data-key="${CSS.escape(`hold ${number}`)}"]`)
      ?.focus()
  } else orElse(hold(link), () => location.assign(link.href))
})

/** The card goes to its place at once, marked as not yet confirmed; the answer brings the board as it then is. */
function putDown(place: string): void {
  const cell = board()?.querySelector(`[data-cell="${CSS.escape(place.split(' ').slice(0, 2).join(' '))}"]`)
  const card = cardOf(board()?.dataset.held ?? '')
  if (!cell || !card) return
  card.classList.add('is-pending')
  cell.querySelector('.whys')?.remove()
  cell.append(card)
}

document.addEventListener('submit', (event) => {
  const form = closest<HTMLFormElement>(event, '[data-board] form[method="post"]')
  if (!form || !/\/board\/[a-z]+$/.test(form.getAttribute('action') ?? '')) return
  event.preventDefault()
  const pressed = (event as SubmitEvent).submitter
  const fields = fieldsOf(form, pressed)
  if (pressed instanceof HTMLButtonElement && 'drop' in pressed.dataset) putDown(pressed.value)
  orElse(send(pressed?.getAttribute('formaction') ?? form.action, fields), () => form.submit())
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
    const why = cell.querySelector('.whys')
    own?.querySelector('.whys')?.remove()
    if (why) own?.append(why.cloneNode(true))
  }
}

document.addEventListener('dragstart', (event) => {
  const card = closest<HTMLElement>(event, '[data-drag]')
  if (!card?.dataset.drag) return
  event.dataTransfer?.setData('text/plain', card.dataset.drag)
  const own: Dragged = {
    page: fetch(heldAddress(card.dataset.drag)).then(async (answer) => pageOf(await answer.text())),
  }
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
  const start = closest<HTMLElement>(event, '.why')?.querySelector<HTMLButtonElement>('[data-drop]')
  event.preventDefault()
  dragged = null // the answer brings the board; nothing else has to
  const put = async () => {
    const page = await own.page
    const form = page.querySelector<HTMLFormElement>('[data-drop-form]')
    if (!form) return
    const fields = fieldsOf(form, null)
    // Of a slot with several half-hours the one under the pointer, else the first that is open.
    fields.set('to', (start ?? cell.querySelector<HTMLButtonElement>('[data-drop]'))?.value ?? cell.dataset.cell ?? '')
    await send(form.action, fields)
  }
  orElse(put(), () => location.reload())
})
document.addEventListener('dragend', () => {
  const own = dragged
  dragged = null
  if (own) orElse(show(location.href), () => {})
})

// By touch: a card is picked up by pressing it for a moment, or by its button; then a place is tapped. Nothing has to be dragged.
const LONG_PRESS = 500
const STILL = 10
let pressing: {
  readonly timer: ReturnType<typeof setTimeout>
  readonly x: number
  readonly y: number
  held: boolean
} | null = null
const letGo = () => {
  if (pressing) clearTimeout(pressing.timer)
  pressing = null
}

document.addEventListener('pointerdown', (event) => {
  const card = closest<HTMLElement>(event, '[data-board] [data-drag]')
  const link = card?.querySelector<HTMLAnchorElement>('[data-hold]')
  letGo()
  if (event.pointerType !== 'touch' || !link) return
  const timer = setTimeout(() => {
    if (pressing) pressing.held = true
    orElse(hold(link), () => location.assign(link.href))
  }, LONG_PRESS)
  pressing = { x: event.clientX, y: event.clientY, held: false, timer }
})
document.addEventListener('pointermove', (event) => {
  if (pressing && Math.hypot(event.clientX - pressing.x, event.clientY - pressing.y) > STILL) letGo()
})
for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => !pressing?.held && letGo())
// A long press is no wish for a menu of the browser, nor to follow a link of the card.
document.addEventListener('contextmenu', (event) => pressing && event.preventDefault())
document.addEventListener(
  'click',
  (event) => {
    if (!pressing?.held) return
    letGo()
    event.preventDefault()
    event.stopImmediatePropagation()
  },
  true,
)

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

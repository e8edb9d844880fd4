import { cellsOf, focusCell, nextPlace } from './board-places.ts'
import { clear, sweep } from './board-sweep.ts'
import { afterFrame } from './frame.ts'
import { hearNews } from './news.ts'
import { patch } from './patch.ts'
import { pageOf } from './trusted.ts'

// A board on which things are picked up and put down. Everything works by links and forms; here it works without leaving the page:
// by mouse, touch and keyboard, and with what colleagues do at once. A key is answered in the browser: what is picked up is held, what is
// put down stands there, marked as not yet confirmed. The server alone judges; what its answer changes is exchanged, and nothing else.
const board = () => document.querySelector<HTMLElement>('[data-board]')
const said = document.querySelector<HTMLElement>('[data-board-said]')

/** How often the board was exchanged, and how many forms are on their way: what was asked for before is no news any more. */
let exchanged = 0
let sending = 0

/** Puts the board of another answer in place of this one; the focus stays where it can. */
function exchange(page: Document, address: string, focus?: string): void {
  exchanged++
  const [old, next] = [board(), page.querySelector<HTMLElement>('[data-board]')]
  if (!old || !next) {
    location.assign(address)
    return
  }
  const key = (document.activeElement as HTMLElement | null)?.dataset.key
  const words = next.querySelector<HTMLElement>('[data-say], [role="alert"], #held')
  const toSay = words?.dataset.say ?? words?.textContent ?? ''
  sweep()
  patch(old, next)
  history.replaceState(null, '', address)
  const wanted = focus ?? (key ? `[data-key="${CSS.escape(key)}"]` : null)
  const found = wanted ? board()?.querySelector<HTMLElement>(wanted) : null
  if (found && found !== document.activeElement) found.focus()
  if (focus) say(toSay)
}

async function show(address: string, focus?: string): Promise<void> {
  const answer = await fetch(address)
  exchange(pageOf(await answer.text()), answer.url, focus)
}

/** Sends a form as it stands, with the button that was pressed, and shows what was answered. */
async function send(action: string, fields: URLSearchParams, here = location.href): Promise<void> {
  sending++
  try {
    await afterFrame()
    const answer = await fetch(action, { method: 'POST', body: fields })
    const page = pageOf(await answer.text())
    // What is refused has no address of its own: the board stays where it was.
    exchange(page, answer.redirected ? answer.url : here, '[data-key="undo"], [role="alert"], #to')
  } finally {
    sending--
  }
}

/** The board as it is now, after news: unless one's own form has brought a newer one meanwhile, or is about to. False: ask again. */
async function refresh(): Promise<boolean> {
  const before = exchanged
  const here = location.href
  const answer = await fetch(here)
  const page = pageOf(await answer.text())
  if (sending > 0 || exchanged !== before || location.href !== here) return false
  exchange(page, answer.url)
  return true
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

const numberOf = (address: string) => new URL(address, location.href).searchParams.get('session') ?? ''

function say(words: string): void {
  if (said) said.textContent = words
}

/** The address without what is held: news must not bring it back. */
function forget(): void {
  const address = new URL(location.href)
  address.searchParams.delete('session')
  history.replaceState(null, '', address)
}

/** Nothing is held: the cells say nothing any more. It is done here, since nothing has changed. */
function putBack(): void {
  const here = board()
  if (!here?.dataset.held) return
  held++
  clear(here.querySelectorAll<HTMLElement>('.whys, [data-held-bar]'))
  for (const one of here.querySelectorAll('.is-picked')) one.classList.remove('is-picked')
  delete here.dataset.held
  delete here.dataset.waiting
  forget()
}

/** How often something was picked up or put back: an answer to an earlier time is not wanted any more. */
let held = 0

/** What is held is marked at once, and arrows go from cell to cell; what every place would mean follows, and the board stays as it is. */
async function hold(link: HTMLAnchorElement): Promise<void> {
  const here = board()
  const card = link.closest<HTMLElement>('.cell')
  if (!here || !card) return show(link.href, FIRST_PLACE)
  putBack()
  sweep()
  const own = ++held
  Object.assign(here.dataset, { held: numberOf(link.href), waiting: '' })
  card.classList.add('is-picked')
  history.replaceState(null, '', link.href)
  const cell = card.closest<HTMLElement>('td') ?? here.querySelector<HTMLElement>('td[data-cell]')
  if (cell) focusCell(cell)
  await afterFrame()
  if (own !== held) return
  const answer = await fetch(heldAddress(link.href))
  const page = answer.ok ? pageOf(await answer.text()) : null
  if (own === held) takeOver(page, link.href, cell)
}

/** The places say what they would mean. Who has gone to a cell meanwhile stays there. */
function takeOver(page: Document | null, address: string, began: HTMLElement | null): void {
  const [here, bar] = [board(), page?.querySelector('[data-held-bar]')]
  if (!here || !page || !bar) {
    orElse(show(address, FIRST_PLACE), () => location.assign(address))
    return
  }
  const at = document.activeElement?.closest<HTMLElement>('td[data-cell]')
  const awaited = here.dataset.waiting
  delete here.dataset.waiting
  here.querySelector('[data-held-bar]')?.remove()
  here.querySelector('.board')?.before(bar)
  markCells(page)
  const place = at && at !== began ? at.querySelector<HTMLElement>('[data-drop]') : null
  const first = place ?? here.querySelector<HTMLElement>(FIRST_PLACE)
  first?.focus()
  say(here.querySelector('#held')?.textContent ?? '')
  // Enter was quicker than the answer.
  if (awaited && at?.dataset.cell === awaited) place?.click()
}

document.addEventListener('click', (event) => {
  const link = closest<HTMLAnchorElement>(event, '[data-board] :is([data-hold], [data-release])')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  if ('release' in link.dataset) release()
  else orElse(hold(link), () => location.assign(link.href))
})

/** Puts back what is held, and goes to it. */
function release(): void {
  const card = cardOf(board()?.dataset.held ?? '')
  putBack()
  card?.querySelector<HTMLElement>('[data-hold]')?.focus()
}

/** Where the card stood that was put down last. */
let stood: { readonly number: string; readonly cell: string } | null = null

const cellNamed = (cell: string) => board()?.querySelector(`[data-cell="${CSS.escape(cell)}"]`)

/** The card goes to its place at once, marked as not yet confirmed, and nothing is held any more; the answer brings what else has changed. */
function putDown(number: string, place: string): void {
  const cell = cellNamed(place.split(' ').slice(0, 2).join(' '))
  const card = cardOf(number)
  if (!cell || !card) return
  stood = { number, cell: card.closest<HTMLElement>('td')?.dataset.cell ?? '' }
  putBack()
  goTo(card, cell)
  card.querySelector<HTMLElement>('[data-hold]')?.focus()
}

function goTo(card: HTMLElement, cell: Element): void {
  card.classList.add('is-pending')
  cell.append(card)
}

/** Without an answer a form goes the way it does without this program; its own one may be gone from the board by now. */
function leave(action: string, fields: URLSearchParams): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', action, hidden: true })
  for (const [name, value] of fields)
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  form.submit()
}

/** What a form is about to do is shown before it is confirmed, where it is known. */
function foreshow(form: HTMLFormElement, pressed: HTMLElement | null): void {
  const number = String(new FormData(form).get('session') ?? '')
  if (pressed instanceof HTMLButtonElement && 'drop' in pressed.dataset) putDown(number, pressed.value)
  else if (pressed?.dataset.key === 'undo' && stood?.number === number) {
    const [card, cell] = [cardOf(number), cellNamed(stood.cell) ?? board()?.querySelector('.tray')]
    if (card && cell) goTo(card, cell)
    stood = null
  }
}

document.addEventListener('submit', (event) => {
  const form = closest<HTMLFormElement>(event, '[data-board] form[method="post"]')
  if (!form || !/\/board\/[a-z]+$/.test(form.getAttribute('action') ?? '')) return
  event.preventDefault()
  const pressed = (event as SubmitEvent).submitter
  const fields = fieldsOf(form, pressed)
  const [action, here] = [pressed?.getAttribute('formaction') ?? form.action, location.href]
  foreshow(form, pressed)
  orElse(send(action, fields, here), () => leave(action, fields))
})

document.addEventListener('keydown', (event) => {
  const here = board()
  if (!here) return
  const place = closest<HTMLElement>(event, here.dataset.waiting === undefined ? '[data-drop]' : 'td[data-cell]')
  const next = place && nextPlace(place, event.key)
  if (next) {
    event.preventDefault()
    if (next.matches('td')) focusCell(next)
    else next.focus()
  } else if (event.key === 'Enter' && place?.matches('td')) here.dataset.waiting = place.dataset.cell ?? ''
  else if (event.key === ' ' && closest(event, '[data-hold]')) {
    event.preventDefault()
    closest<HTMLElement>(event, '[data-hold]')?.click()
  } else if (event.key === 'Escape' && here.dataset.held) release()
})

// By mouse: while something is dragged, the cells say what they would mean; the board itself is exchanged only when it is put down.
type Dragged = { readonly card: HTMLElement; readonly page: Promise<Document> }
let dragged: Dragged | null = null

function markCells(page: Document): void {
  const cells = cellsOf(board() ?? document)
  for (const [name, cell] of cellsOf(page)) {
    const [own, why] = [cells.get(name), cell.querySelector('.whys')]
    for (const old of own?.querySelectorAll('.whys') ?? []) old.remove()
    if (why) own?.append(document.importNode(why, true))
  }
}

document.addEventListener('dragstart', (event) => {
  const card = closest<HTMLElement>(event, '[data-drag]')
  if (!card?.dataset.drag) return
  event.dataTransfer?.setData('text/plain', card.dataset.drag)
  const own: Dragged = {
    card,
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
  const to = (start ?? cell.querySelector<HTMLButtonElement>('[data-drop]'))?.value ?? cell.dataset.cell ?? ''
  goTo(own.card, cell)
  const put = async () => {
    const page = await own.page
    const form = page.querySelector<HTMLFormElement>('[data-drop-form]')
    if (!form) return
    const fields = fieldsOf(form, null)
    // Of a slot with several half-hours the one under the pointer, else the first that is open.
    fields.set('to', to)
    await send(form.action, fields)
  }
  orElse(put(), () => location.reload())
})
document.addEventListener('dragend', () => {
  const own = dragged
  dragged = null
  if (!own) return
  if (board()?.dataset.held) orElse(show(location.href), () => {})
  else clear(document.querySelectorAll<HTMLElement>('[data-board] .whys'))
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
    sending > 0 ||
    dragged !== null ||
    board()?.contains(document.activeElement?.closest('input, textarea, select') ?? null)
  const look = () => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      if (isBusy()) look()
      else
        refresh()
          .then((isNew) => !isNew && look())
          .catch(() => {}) // the next news asks again
    }, 150)
  }
  hearNews(news, look)
}

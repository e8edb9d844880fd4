import { readCodes, readsCodes } from './door-camera.ts'
import { forgetDoors, keptOf, type Scan } from './door-kept.ts'

// A door goes on without a network: each scan is kept on this phone first, and goes when the server has told what became of it.
const door = document.querySelector<HTMLFormElement>('form[data-door]')
const phone = document.querySelector<HTMLElement>('[data-phone]')
const result = document.querySelector<HTMLElement>('[data-result]')
if (door && phone && result) keepDoor(door, phone, result)
for (const out of document.querySelectorAll<HTMLFormElement>('form[action$="/sign-out"]'))
  out.addEventListener('submit', forgetDoors)

type Answer = {
  readonly id: string
  readonly outcome: string
  readonly who: { readonly name: string; readonly number: number } | null
  readonly already: string | null
}
type Connection = 'online' | 'offline' | 'signed-out'

/** What stands in large letters: which of the page's words, and of whom. */
type Said = {
  readonly word: string
  readonly well: boolean
  readonly name?: string
  readonly number?: number | null
  readonly already?: string | null
  /** Can be taken back by this. */
  readonly undo?: Scan | null
}

function keepDoor(form: HTMLFormElement, state: HTMLElement, shown: HTMLElement): void {
  const kept = keptOf(form.dataset.door ?? '')
  const show = showing(shown)
  const sender = sending(state, kept)
  const phoneState = stateOf(state, kept)
  const field = form.querySelector<HTMLInputElement>('[name=who]')
  const place = form.querySelector<HTMLSelectElement>('[name=session]')
  /** Which scan the large letters are about; what becomes of the others goes to the list below. */
  let current = ''

  async function sync(): Promise<void> {
    const answers = await sender.send()
    for (const answer of answers) {
      if (answer.id === current) show(saidOf(answer, undoable.get(answer.id) ?? null))
      else if (answer.outcome !== 'kept')
        kept.trouble(answer.id, {
          at: sender.sentAt(answer.id),
          number: answer.who?.number ?? null,
          outcome: answer.outcome,
        })
    }
    await sender.freshList()
    phoneState(sender.connection())
  }

  const undoable = new Map<string, Scan>()
  /** False: this browser keeps nothing, so the form goes its plain way. */
  function scanned(who: string, there = true): boolean {
    const scan: Scan = { id: newName(), who, session: place?.value ?? '', there, at: new Date().toISOString() }
    if (!kept.keep(scan)) return false
    current = scan.id
    if (there) undoable.set(scan.id, scan)
    phoneState(sender.connection())
    void localVerdict(kept.list(), scan).then((said) => {
      // Without a network this is all there is; with one, the answer replaces it in a moment.
      if (current === scan.id && kept.waiting().some(({ id }) => id === scan.id)) show(said)
    })
    void sync()
    return true
  }

  form.addEventListener('submit', (event) => {
    const who = field?.value.trim() ?? ''
    if (!who || !scanned(who)) return
    event.preventDefault()
    if (field) field.value = ''
    field?.focus()
  })
  shown.querySelector('[data-undo]')?.addEventListener('click', () => {
    const last = undoable.get(current)
    if (last) scanned(last.who, false)
  })
  state.querySelector('[data-send]')?.addEventListener('click', () => void sync())
  state.querySelector('[data-settled]')?.addEventListener('click', () => {
    kept.settle()
    phoneState(sender.connection())
  })
  addEventListener('online', () => void sync())
  addEventListener('offline', () => phoneState('offline'))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sync()
  })
  setInterval(() => void sync(), AGAIN_MS)
  void offerCamera(form, (code) => void scanned(code))
  state.hidden = false
  void sync()
}

/** A phone tries again so often while something waits, and asks so often what has changed. */
const AGAIN_MS = 20_000
const LIST_FRESH_MS = 120_000
const LONGEST_WAIT_MS = 6_000
const MOST_AT_ONCE = 100

const newName = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Sends what waits, one batch at a time, and fetches whom the door lets in. */
function sending({ dataset }: HTMLElement, kept: ReturnType<typeof keptOf>) {
  let connection: Connection = navigator.onLine ? 'online' : 'offline'
  let sent: Promise<Answer[]> | null = null
  const times = new Map<string, string>()

  async function ask<T>(address: string, body: URLSearchParams | null): Promise<T | null> {
    try {
      const signal = AbortSignal.timeout(LONGEST_WAIT_MS)
      const answer = await fetch(address, body ? { method: 'POST', body, signal } : { signal })
      const isOurs = answer.ok && answer.headers.get('content-type')?.startsWith('application/json')
      connection = isOurs ? 'online' : answer.status < 500 ? 'signed-out' : 'offline'
      return isOurs ? ((await answer.json()) as T) : null
    } catch {
      connection = 'offline'
      return null
    }
  }
  async function sendAll(): Promise<Answer[]> {
    const all: Answer[] = []
    for (;;) {
      const batch = kept.waiting().slice(0, MOST_AT_ONCE)
      if (batch.length === 0) return all
      const body = new URLSearchParams(batch.map((scan) => ['scan', JSON.stringify(scan)]))
      const told = await ask<{ answers: Answer[] }>(dataset.scans ?? '', body)
      if (!told || told.answers.length === 0) return all
      for (const { id, at } of batch) times.set(id, at)
      for (const { id } of told.answers) kept.forget(id)
      localStorage.setItem('convoke-door sent', new Date().toISOString())
      all.push(...told.answers)
    }
  }
  return {
    connection: () => connection,
    sentAt: (id: string) => times.get(id) ?? new Date().toISOString(),
    /** What was read while a batch was on its way goes with the next one. */
    async send(): Promise<Answer[]> {
      if (sent) return sent.then(() => (sent ? [] : this.send()))
      sent = sendAll()
      try {
        return await sent
      } finally {
        sent = null
      }
    },
    async freshList(): Promise<void> {
      const list = kept.list()
      if (list && Date.now() - Date.parse(list.at) < LIST_FRESH_MS) return
      const at = new Date().toISOString()
      const told = await ask<{ people: Record<string, number> }>(dataset.doorList ?? '', null)
      if (told) kept.keepList({ at, people: told.people })
    },
  }
}

/** What the phone alone can say of a scan. */
async function localVerdict(list: ReturnType<ReturnType<typeof keptOf>['list']>, scan: Scan): Promise<Said> {
  if (!scan.there) return { word: 'undone', well: true }
  if (!list) return { word: 'no-list', well: false, undo: scan }
  const number = await numberIn(list.people, scan.who)
  return { word: number ? 'listed' : 'unlisted', well: number !== null, number, undo: scan }
}

async function numberIn(people: Readonly<Record<string, number>>, who: string): Promise<number | null> {
  const text = who.normalize('NFKC').trim()
  const key = /(?:^|\/badge\/)([\w-]{20})$/.exec(text)?.[1]
  if (key) return people[await digestOf(key)] ?? null
  const number = /^\d{1,7}$/.test(text) ? Number(text) : null
  return number !== null && Object.values(people).includes(number) ? number : null
}

/** As the server makes it; where the browser makes none (a page without TLS), only numbers are found. */
async function digestOf(key: string): Promise<string> {
  if (!crypto.subtle) return ''
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 20)
}

const saidOf = ({ outcome, who, already }: Answer, undo: Scan | null): Said => ({
  word: outcome === 'kept' && !undo ? 'undone' : outcome,
  well: outcome === 'kept',
  name: who?.name ?? '',
  number: who?.number ?? null,
  already: outcome === 'kept' ? already : null,
  undo: outcome === 'kept' ? undo : null,
})

const language = document.documentElement.lang
const onTheClock = (at: string) =>
  new Date(at).toLocaleTimeString(language === 'ar' ? 'ar-u-nu-latn' : language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

/** Puts what became of a scan into the large letters. */
function showing(place: HTMLElement) {
  const words = JSON.parse(place.dataset.words ?? '{}') as Record<string, string>
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-${name}]`)
  const put = (name: string, text: string) => {
    const found = part(name)
    if (found) found.textContent = text
  }
  const reveal = (name: string, is: boolean) => {
    const found = part(name)
    if (found) found.hidden = !is
  }
  return ({ word, well, name = '', number = null, already = null, undo = null }: Said) => {
    for (const other of document.querySelectorAll('[data-answered]')) other.remove()
    place.className = `notice door__result ${well ? 'notice--good' : 'notice--wrong'}`
    put('said', words[word] ?? '')
    put('name', name)
    put('number', String(number ?? ''))
    reveal('person', number !== null)
    put('time', already ? onTheClock(already) : '')
    reveal('before', already !== null)
    reveal('undo', undo !== null)
    place.hidden = false
  }
}

/** Says how this phone stands. */
function stateOf(place: HTMLElement, kept: ReturnType<typeof keptOf>) {
  const none = place.querySelector('[data-fact]')?.textContent ?? ''
  const words = JSON.parse(result?.dataset.words ?? '{}') as Record<string, string>
  const fact = (name: string, text: string | null) => {
    const found = place.querySelector(`[data-fact=${name}]`)
    if (found) found.textContent = text ?? none
  }
  return (connection: Connection) => {
    for (const one of place.querySelectorAll<HTMLElement>('[data-connection]'))
      one.hidden = one.dataset.connection !== connection
    const [list, sent] = [kept.list(), localStorage.getItem('convoke-door sent')]
    fact('waiting', String(kept.waiting().length))
    fact('sent', sent && onTheClock(sent))
    fact('listed', list && `${Object.keys(list.people).length} (${onTheClock(list.at)})`)
    const troubles = kept.troubles()
    const box = place.querySelector<HTMLElement>('[data-trouble]')
    if (box) box.hidden = troubles.length === 0
    box?.querySelector('ul')?.replaceChildren(
      ...troubles.map(({ at, number, outcome }) => {
        const line = document.createElement('li')
        const values = [onTheClock(at), number === null ? '' : String(number), words[outcome] ?? ''].filter(Boolean)
        for (const value of values) line.append(apart(value), ' ')
        return line
      }),
    )
  }
}

/** Each value by itself, so that no direction turns another. */
function apart(text: string): HTMLElement {
  const value = document.createElement('bdi')
  value.textContent = text
  return value
}

async function offerCamera(form: HTMLFormElement, tell: (code: string) => void): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('[data-camera]')
  const picture = form.querySelector<HTMLVideoElement>('[data-picture]')
  if (!button || !picture || !(await readsCodes())) return
  let stop: (() => void) | null = null
  button.hidden = false
  button.addEventListener('click', async () => {
    if (stop) stop()
    stop = stop ? null : await readCodes(picture, tell)
    button.setAttribute('aria-pressed', String(stop !== null))
  })
  addEventListener('pagehide', () => stop?.())
}

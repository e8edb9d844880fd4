// A chosen file goes at once, in pieces, and goes on where it stopped: a phone may lose its connection at any byte. Once all have arrived the
// form carries their names in place of them. Without this script, or when it is refused, files go with the form as they always do.
const PIECE_BYTES = 256 * 1024
const AGAIN_MILLISECONDS = 3000

for (const input of document.querySelectorAll<HTMLInputElement>('form[data-autosave] input[type=file][data-sending]'))
  input.addEventListener('change', () => void sendAll(input))

const rounds = new WeakMap<HTMLInputElement, number>()

/** Sends what is chosen; chosen anew, the old round ends. */
async function sendAll(input: HTMLInputElement) {
  const round = (rounds.get(input) ?? 0) + 1
  rounds.set(input, round)
  const current = () => rounds.get(input) === round
  for (const old of marksOf(input)) old.remove()
  const files = [...(input.files ?? [])]
  if (files.length === 0) return
  const shown = statusOf(input)
  const ids: string[] = []
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let before = 0
  for (const file of files) {
    const id = await sendOne(input, file, { shown, current, before, total })
    if (!current()) return
    if (id === null) return void shown.remove() // the form takes them, and says what is wrong
    ids.push(id)
    before += file.size
  }
  for (const id of ids) {
    const mark = document.createElement('input')
    mark.type = 'hidden'
    mark.name = '_upload'
    mark.value = `${input.name} ${id}`
    mark.dataset.of = input.name
    input.after(mark)
  }
  input.value = ''
  input.required = false
  say(shown, input.dataset.arrived ?? '')
}

type Sending = {
  readonly shown: HTMLElement
  readonly before: number
  readonly total: number
  current(): boolean
}

/** The name of a file that has arrived whole; null when the server will not have it this way. */
async function sendOne(input: HTMLInputElement, file: File, { shown, current, before, total }: Sending) {
  let arrived = 0
  for (let asks = true; current(); asks = false) {
    const piece = asks ? null : file.slice(arrived, arrived + PIECE_BYTES)
    try {
      const answer = await fetch(`${input.form?.action.replace(/[^/]*$/, '')}uploads`, {
        method: 'POST',
        body: bodyOf(input, file, { begins: arrived, piece }),
        headers: { accept: 'application/json' },
      })
      if (answer.status >= 500) throw new Error('try again')
      if (!answer.ok) return null
      const kept = (await answer.json()) as { id: string; arrived: number }
      arrived = kept.arrived
      if (arrived >= file.size) return kept.id
      say(shown, input.dataset.sending ?? '', (before + arrived) / total)
    } catch {
      say(shown, input.dataset.waiting ?? '', (before + arrived) / total)
      await connection()
    }
  }
  return null
}

function bodyOf(input: HTMLInputElement, file: File, { begins, piece }: { begins: number; piece: Blob | null }) {
  const body = new FormData()
  const said = { question: input.name, name: file.name, size: file.size, begins }
  for (const [name, value] of Object.entries(said)) body.set(name, String(value))
  body.set('mark', `${file.size} ${file.lastModified} ${file.name}`.slice(0, 250))
  if (piece) body.set('piece', piece, 'piece')
  return body
}

/** Until there seems to be a connection again. */
const connection = () =>
  new Promise<void>((again) => {
    setTimeout(again, AGAIN_MILLISECONDS)
    addEventListener('online', () => again(), { once: true })
  })

const marksOf = (input: HTMLInputElement) =>
  document.querySelectorAll<HTMLInputElement>(`input[name="_upload"][data-of="${CSS.escape(input.name)}"]`)

function statusOf(input: HTMLInputElement): HTMLElement {
  const id = `${input.id}-upload`
  const known = document.getElementById(id)
  if (known) return known
  const made = document.createElement('p')
  made.id = id
  made.className = 'field__help small'
  made.setAttribute('role', 'status')
  input.after(made)
  return made
}

/** Words are said once, not at every piece: the bar moves beside them. */
function say(shown: HTMLElement, words: string, done?: number) {
  if (shown.dataset.said !== words) {
    shown.dataset.said = words
    shown.textContent = words
    if (done !== undefined) shown.append(' ', document.createElement('progress'))
  }
  const bar = shown.querySelector('progress')
  if (bar) {
    bar.setAttribute('aria-hidden', 'true')
    bar.value = done ?? 1
  }
}

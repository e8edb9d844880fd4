// Whoever writes captions goes on typing: lines leave in the background, in their order, and again until they have arrived.
const form = document.querySelector<HTMLFormElement>('form[data-lines]')
const box = form?.querySelector<HTMLInputElement>('input[name="body"]')
const counter = form?.querySelector<HTMLInputElement>('input[name="seq"]')
const state = form?.querySelector<HTMLElement>('[data-lines-state]')
const AGAIN_MILLISECONDS = 2000

if (form && box && counter && state) {
  type Line = { readonly body: string; readonly seq: string }
  const waiting: Line[] = []
  let sending = false

  /** The number goes along, so that a line whose answer was lost is not shown twice. */
  const send = async ({ body, seq }: Line): Promise<'arrived' | 'refused' | 'away'> => {
    try {
      const pairs = new URLSearchParams({ body, seq, do: 'write' })
      const answer = await fetch(form.action, { method: 'POST', body: pairs, redirect: 'manual' })
      if (answer.ok || answer.type === 'opaqueredirect') return 'arrived'
      return answer.status >= 500 ? 'away' : 'refused'
    } catch {
      return 'away'
    }
  }

  /** The page itself says why, with the line in it. */
  const giveBack = ({ seq }: Line) => {
    box.value = waiting.map(({ body }) => body).join(' ')
    counter.value = seq
    waiting.length = 0
    form.submit()
  }

  const sendWaiting = async () => {
    if (sending) return
    sending = true
    for (let line = waiting[0]; line; line = waiting[0]) {
      const became = await send(line)
      if (became === 'refused') return giveBack(line)
      if (became === 'arrived') waiting.shift()
      state.textContent = became === 'away' ? (form.dataset.lines ?? '') : ''
      if (became === 'away') await new Promise((done) => setTimeout(done, AGAIN_MILLISECONDS))
    }
    sending = false
  }

  box.focus()
  form.addEventListener('submit', (event) => {
    if (event.submitter?.getAttribute('value') === 'take' || box.value.trim() === '') return
    event.preventDefault()
    waiting.push({ body: box.value, seq: counter.value })
    counter.value = String(Number(counter.value) + 1)
    box.value = ''
    void sendWaiting()
  })
  addEventListener('beforeunload', (event) => {
    if (waiting.length > 0) event.preventDefault()
  })
}

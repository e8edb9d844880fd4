// Points a juror gives go out at once; without a connection they are kept in this browser until the server has acknowledged them.
const PREFIX = 'convoke-scores '
type Kept = { at: number; pairs: [string, string][] }

const form = document.querySelector<HTMLFormElement>('form[data-scores]')
const state = document.querySelector<HTMLElement>('[data-scores-state]')
const say = (words: string | undefined) => {
  if (state) state.textContent = words ?? ''
}
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

// A shared computer keeps nothing of whoever has left.
for (const out of document.querySelectorAll<HTMLFormElement>('form[action$="/sign-out"]'))
  out.addEventListener('submit', () => {
    for (const key of keys()) localStorage.removeItem(key)
  })

/** What became of it: acknowledged, refused for good, or there is no connection. */
async function send(path: string, { pairs }: Kept): Promise<'arrived' | 'refused' | 'away'> {
  try {
    const body = new URLSearchParams(pairs)
    const reply = await fetch(path, { method: 'POST', body })
    if (reply.ok) return 'arrived'
    return reply.status >= 500 || reply.status === 429 ? 'away' : 'refused'
  } catch {
    return 'away'
  }
}

async function sendKept() {
  const said = new Set<string>()
  for (const key of keys()) {
    const text = localStorage.getItem(key)
    if (!text) continue
    const became = await send(key.slice(PREFIX.length), JSON.parse(text) as Kept)
    said.add(became)
    // Kept anew meanwhile: that one is still to go.
    if (became !== 'away' && localStorage.getItem(key) === text) localStorage.removeItem(key)
  }
  if (!form) return
  if (said.has('away')) say(form.dataset.keptHere)
  else if (said.has('refused')) say(form.dataset.refused)
  else if (said.has('arrived')) say(form.dataset.arrived)
}

if (form) {
  const pairs = () => [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const keep = () => {
    try {
      localStorage.setItem(PREFIX + new URL(form.action).pathname, JSON.stringify({ at: Date.now(), pairs: pairs() }))
    } catch {
      // No room, or not allowed: the button sends the form all the same.
    }
  }
  form.addEventListener('change', () => {
    keep()
    void sendKept()
  })
  form.addEventListener('submit', (event) => {
    if (navigator.onLine) {
      localStorage.removeItem(PREFIX + new URL(form.action).pathname) // the form itself goes
      return
    }
    event.preventDefault()
    keep()
    say(form.dataset.keptHere)
  })
  // A digit gives points by the first criterion that has none yet.
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLTextAreaElement) return
    if (!/^\d$/.test(event.key)) return
    const open = [...form.querySelectorAll('fieldset')].find((one) => !one.querySelector('input:checked'))
    const radio = open?.querySelector<HTMLInputElement>(`input[type="radio"][value="${event.key}"]`)
    if (!radio) return
    radio.checked = true
    radio.focus()
    radio.dispatchEvent(new Event('change', { bubbles: true }))
  })
}
addEventListener('online', () => void sendKept())
if (keys().length > 0) void sendKept()

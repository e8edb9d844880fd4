// What is typed into a draft is kept in this browser too, until the server has acknowledged it: also without a connection, through a Save
// that fails, Back and a reload. It goes when the server has it, with the hand-in, at the sign-out, and after a week.
type Copy = {
  at: number
  /** What was in the fields. */
  pairs: [string, string][]
  /** The marks of the answers the page had shown. */
  shown: string
  /** The window that kept it. */
  by: number
  /** Which window sent it as its how many-th save; empty while it was not sent. */
  save: string
}

const me = Math.random()
const PREFIX = 'convoke-draft '
const WEEK = 7 * 86_400_000
const place = () => location.pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '')
const copies = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
const forget = (keys: string[]) => {
  for (const key of keys) localStorage.removeItem(key)
}
function read(key: string): Copy | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Copy | null
  } catch {
    return null
  }
}

// What the server says it has: the last save of each window, and drafts that were handed in.
for (const known of document.querySelectorAll<HTMLElement>('[data-draft]')) {
  const saves = new Map((known.dataset.saves ?? '').split(',').map((pair) => pair.split(' ') as [string, string]))
  for (const key of copies().filter((one) => one.includes(`/drafts/${known.dataset.draft}/`))) {
    const copy = read(key)
    const [window = '', number = ''] = (copy?.save ?? '').split(' ')
    if (
      'done' in known.dataset ||
      !copy ||
      Number(saves.get(window) ?? -1) >= Number(number || Number.POSITIVE_INFINITY)
    )
      forget([key])
  }
}
forget(copies().filter((key) => (read(key)?.at ?? 0) < Date.now() - WEEK))
for (const out of document.querySelectorAll<HTMLFormElement>('form[action$="/sign-out"]'))
  out.addEventListener('submit', () => forget(copies()))

const form = document.querySelector<HTMLFormElement>('form[data-autosave]')
if (form) {
  const key = PREFIX + place()
  const fields = () =>
    [...new FormData(form)].filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && !pair[0].startsWith('_'),
    )
  const hidden = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  const keep = (save = '') => {
    const copy: Copy = { at: Date.now(), by: me, pairs: fields(), shown: hidden('_shown')?.value ?? '', save }
    try {
      localStorage.setItem(key, JSON.stringify(copy))
    } catch {
      // No room, or not allowed: the draft saves itself all the same.
    }
  }

  const before = read(key)
  let timer = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(keep, 250)
  })
  addEventListener('pagehide', () => {
    const copy = read(key)
    if (copy?.by === me) keep(copy.save)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    keep(hidden('_save')?.value ?? '')
  })
  // All that was typed has arrived.
  form.addEventListener('convoke-kept', () => {
    clearTimeout(timer)
    if (read(key)?.by === me) forget([key]) // what another window of this page keeps is not what has arrived
  })
  // After all that listens to what is typed: what is put back counts as typed here.
  if (before) offer(form, before, fields(), hidden('_shown'), () => forget([key]))
}

/** What this browser kept and the server does not have: put back where nothing else was saved meanwhile, otherwise the person chooses. */
function offer(
  form: HTMLFormElement,
  copy: Copy,
  now: [string, string][],
  marks: HTMLInputElement | null,
  drop: () => void,
) {
  const valuesOf = (pairs: [string, string][]) =>
    Map.groupBy(
      pairs.filter(([, value]) => value.trim() !== ''),
      ([name]) => name,
    )
  const [before, wanted] = [valuesOf(now), valuesOf(copy.pairs)]
  const said = (of: typeof before, name: string) =>
    (of.get(name) ?? []).map(([, value]) => value.replace(/\r\n/g, '\n')).join('\n')
  const other = [...new Set([...before.keys(), ...wanted.keys()])].filter(
    (name) => said(before, name) !== said(wanted, name),
  )
  if (other.length === 0) return drop()
  const markIn = (shown: string, name: string) => {
    const question = name.split('.')[0] ?? ''
    return shown.split(' ').find((pair) => pair.startsWith(`${question}:`)) ?? ''
  }
  const changed = other.some((name) => markIn(copy.shown, name) !== markIn(marks?.value ?? '', name))
  const note = document.getElementById('local-copy')
  const words = note?.querySelector('p')
  if (!note || !words) return
  const use = () => {
    fill(form, other, wanted)
    // What this window had been shown, so that an answer written over elsewhere is set aside and not lost.
    if (marks) marks.value = copy.shown
    form.dispatchEvent(new Event('input', { bubbles: true }))
    form.dispatchEvent(new Event('change', { bubbles: true }))
  }
  note.hidden = false
  words.textContent = (changed ? note.dataset.both : note.dataset.restored) ?? ''
  const [useIt, leave] = [...note.querySelectorAll('button')]
  if (!changed) {
    for (const button of note.querySelectorAll('button')) button.hidden = true
    return use()
  }
  useIt?.addEventListener('click', () => {
    use()
    note.hidden = true
  })
  leave?.addEventListener('click', () => {
    drop()
    note.hidden = true
  })
}

function fill(form: HTMLFormElement, names: string[], wanted: Map<string, [string, string][]>) {
  for (const control of form.elements) {
    if (
      !(
        control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement
      )
    )
      continue
    if (!names.includes(control.name)) continue
    const values = (wanted.get(control.name) ?? []).map(([, value]) => value)
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'))
      control.checked = values.includes(control.value)
    else if (!(control instanceof HTMLInputElement) || control.type !== 'file') control.value = values.shift() ?? ''
  }
}

// What is typed into a draft is kept in this browser too, until the server has acknowledged it: also without a connection, through a Save
// that fails, Back and a reload. It goes when the server has it, with the hand-in, at the sign-out, and after a week.
type Copy = {
  at: number
  /** What was in the fields. */
  pairs: [string, string][]
  /** What the server had put there: all else was typed. */
  given: [string, string][]
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
/** Each window keeps its own, through Back and reload; what a closed one left is found by the next. */
const windowId = () => {
  const known = sessionStorage.getItem('convoke-window') ?? String(me)
  sessionStorage.setItem('convoke-window', known)
  return known
}
const place = () => location.pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '')
const keyHere = () => `${PREFIX}${place()} ${windowId()}`
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
  const key = keyHere()
  const fields = () =>
    [...new FormData(form)].filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && !pair[0].startsWith('_'),
    )
  const hidden = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  const keep = (save = '') => {
    const copy: Copy = { at: Date.now(), by: me, pairs: fields(), given, shown: hidden('_shown')?.value ?? '', save }
    try {
      localStorage.setItem(key, JSON.stringify(copy))
    } catch {
      // No room, or not allowed: the draft saves itself all the same.
    }
  }

  const before = keptBefore(key)
  let given = fields()
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
  if (before)
    offer(form, before.copy, {
      now: fields(),
      marks: hidden('_shown'),
      drop: () => forget([before.key]),
      taken() {
        given = before.copy.given ?? given
        keep()
        if (before.key !== key) forget([before.key])
      },
    })
}

/** What this window kept here; otherwise the last of what others did. */
function keptBefore(key: string): { key: string; copy: Copy } | null {
  const others = copies().filter((one) => one.startsWith(`${PREFIX}${place()} `) || one === PREFIX + place())
  const found = others.flatMap((one) => {
    const copy = read(one)
    return copy ? [{ key: one, copy }] : []
  })
  return found.find((one) => one.key === key) ?? found.sort((a, b) => b.copy.at - a.copy.at)[0] ?? null
}

type Page = {
  readonly now: [string, string][]
  readonly marks: HTMLInputElement | null
  drop(): void
  /** The copy stands in the fields. */
  taken(): void
}

/** What this browser kept and the server does not have: put back where nothing else was saved meanwhile, otherwise the person chooses. */
function offer(form: HTMLFormElement, copy: Copy, { now, marks, drop, taken }: Page) {
  const valuesOf = (pairs: [string, string][]) =>
    Map.groupBy(
      pairs.filter(([, value]) => value.trim() !== ''),
      ([name]) => name,
    )
  const [before, wanted, given] = [valuesOf(now), valuesOf(copy.pairs), valuesOf(copy.given ?? [])]
  const said = (of: typeof before, name: string) =>
    (of.get(name) ?? []).map(([, value]) => value.replace(/\r\n/g, '\n')).join('\n')
  // What was only shown there, and is another by now, was not typed in that window.
  const typed = (name: string) => !copy.given || said(wanted, name) !== said(given, name)
  const other = [...new Set([...before.keys(), ...wanted.keys()])].filter(
    (name) => said(before, name) !== said(wanted, name) && typed(name),
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
    if (marks) marks.value = marksOf(other, copy.shown, marks.value)
    taken()
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

/** The marks a window was shown for these questions, and for all others those of today. */
function marksOf(names: string[], then: string, now: string): string {
  const questions = new Set(names.map((name) => name.split('.')[0]))
  const of = (shown: string, taken: boolean) =>
    shown.split(' ').filter((pair) => pair && questions.has(pair.split(':')[0]) === taken)
  return [...of(then, true), ...of(now, false)].join(' ')
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

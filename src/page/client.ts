// The one script of every page: it only makes quicker what works without it.

// The reader's zone, so that the next page can show their own time.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
if (zone && !document.cookie.includes(`zone=${encodeURIComponent(zone)}`)) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in two of the browsers we serve
  document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`
}

// Only a script can open the printer's dialog, so its button is shown by one.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// A list with boxes to tick says how many are ticked, and can tick a whole page.
for (const list of document.querySelectorAll<HTMLFormElement>('form[data-bulk]')) {
  const boxes = [...list.querySelectorAll<HTMLInputElement>('input[name="pick"]')]
  const all = list.querySelector<HTMLInputElement>('input[data-pick-all]')
  const said = list.querySelector<HTMLElement>('[data-picked]')
  const show = () => {
    const picked = boxes.filter((box) => box.checked).length
    for (const box of boxes) box.closest('tr')?.classList.toggle('is-picked', box.checked)
    if (all) all.checked = picked === boxes.length
    if (all) all.indeterminate = picked > 0 && picked < boxes.length
    const count = said?.querySelector('b')
    if (count) count.textContent = String(picked)
    if (said) said.hidden = false
  }
  if (all?.parentElement) all.parentElement.hidden = false
  all?.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
  })
  list.addEventListener('change', show)
  show()
}

// After a failed post the summary of errors takes focus.
document.querySelector<HTMLElement>('.errors')?.focus()

// Words and choices are counted sooner than the server can; it counts again and decides.
for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-max-words]')) {
  const count = document.getElementById(`${field.id}-count`)
  const most = Number(field.dataset.maxWords)
  const segmenter = new Intl.Segmenter(field.lang || document.documentElement.lang, { granularity: 'word' })
  const show = () => {
    const words = [...segmenter.segment(field.value)].filter((s) => s.isWordLike).length
    if (!count) return
    count.textContent = String(words)
    const over = count.parentElement?.querySelector('.count__over b')
    if (over) over.textContent = String(Math.max(words - most, 0))
    count.parentElement?.classList.toggle('is-over', words > most)
  }
  field.addEventListener('input', show)
}
for (const count of document.querySelectorAll<HTMLElement>('.count[data-chosen]')) {
  const group = document.getElementById(count.dataset.chosen ?? '')
  group?.addEventListener('change', () => {
    const chosen = group.querySelectorAll('input:checked').length
    const shown = count.querySelector('b')
    if (shown) shown.textContent = String(chosen)
    count.classList.toggle('is-over', chosen > Number(count.dataset.most))
  })
}

// A draft saves itself a moment after typing stops, and when the page is left.
const form = document.querySelector<HTMLFormElement>('form[data-autosave]')
if (form) {
  const note = document.getElementById('saved')
  let timer = 0
  let dirty = false
  const save = async (leaving = false) => {
    if (!dirty) return
    dirty = false
    const body = new FormData(form)
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name)
    body.set('_autosave', '1')
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body,
        keepalive: leaving,
        headers: { accept: 'application/json' },
      })
      const { said, revision, shown } = (await answer.json()) as { said: string; revision: number; shown: string }
      if (note) note.textContent = said
      const set = (name: string, value: string) => {
        const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
        if (field) field.value = value
      }
      set('_revision', String(revision))
      set('_shown', shown)
    } catch {
      dirty = true // no connection, or signed out: say so, and try again after the next keystroke or in a while
      if (note?.dataset.failed) note.textContent = note.dataset.failed
      timer = window.setTimeout(save, 5000)
    }
  }
  form.addEventListener('input', () => {
    dirty = true
    clearTimeout(timer)
    timer = window.setTimeout(save, 1200)
  })
  form.addEventListener('submit', () => {
    dirty = false
    clearTimeout(timer)
  })
  addEventListener('pagehide', () => void save(true))

  // What hangs on an answer of this page comes and goes with it.
  const hanging = [...form.querySelectorAll<HTMLElement>('[data-if]')]
  const adapt = () => {
    for (const field of hanging) {
      const [parent = '', ...wanted] = (field.dataset.if ?? '').split(' ')
      const said = new FormData(form).getAll(parent)
      const above = hanging.find((other) => other.id === parent || other.querySelector(`[name="${parent}"]`))
      field.hidden = above?.hidden === true || !said.some((value) => wanted.includes(String(value)))
    }
  }
  if (hanging.length > 0) {
    for (const note of form.querySelectorAll<HTMLElement>('.field__if')) note.hidden = true
    adapt()
    form.addEventListener('change', adapt)
  }

  // An organization picked by name brings what is known of it, where nothing has been said yet.
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.list) return
    const known = [...target.list.options].find((option) => option.value === target.value)
    const fill = (name: string, value: string | undefined) => {
      const field = form.elements.namedItem(target.name.replace(/name$/, name))
      if (field instanceof HTMLSelectElement && field.value === '' && value) field.value = value
    }
    fill('country', known?.dataset.country)
    fill('stakeholder_type', known?.dataset.stakeholderType)
  })
}

// Work under way is looked at again by itself; when its state changes, the whole page is.
const watched = document.querySelector<HTMLElement>('[data-refresh]')
if (watched) {
  const again = () => setTimeout(look, Number(watched.dataset.refresh))
  const look = async () => {
    try {
      const answer = await fetch(location.href)
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(watched.id)
      if (next?.dataset.state !== watched.dataset.state) return location.reload()
      watched.replaceChildren(...(next?.childNodes ?? []))
    } catch {
      // no connection: the next look will tell
    }
    again()
  }
  again()
}

// A change of language keeps what was typed: a draft saves itself, any other form is carried over in this tab and then forgotten.
const carried = 'convoke-typed'
const place = () => location.pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '')
const typedForms = () => [
  ...document.querySelectorAll<HTMLFormElement>('main form[method="post"]:not([data-autosave])'),
]
for (const link of document.querySelectorAll('.langs a'))
  link.addEventListener('click', () => {
    const forms = typedForms().map((each) =>
      [...new FormData(each)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
    if (forms.length > 0) sessionStorage.setItem(carried, JSON.stringify({ place: place(), forms }))
  })
const kept = sessionStorage.getItem(carried)
sessionStorage.removeItem(carried)
if (kept) {
  const typed = JSON.parse(kept) as { place: string; forms: [string, string][][] }
  if (typed.place === place())
    typedForms().forEach((each, i) => {
      const pairs = typed.forms[i] ?? []
      for (const control of each.elements) {
        if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'))
          control.checked = pairs.some(([name, value]) => name === control.name && value === control.value)
        else if (control instanceof HTMLSelectElement)
          for (const option of control.options)
            option.selected = pairs.some(([name, value]) => name === control.name && value === option.value)
        else if (
          control instanceof HTMLTextAreaElement ||
          (control instanceof HTMLInputElement && !['hidden', 'file', 'submit'].includes(control.type))
        )
          control.value = pairs.find(([name]) => name === control.name)?.[1] ?? control.value
      }
    })
}

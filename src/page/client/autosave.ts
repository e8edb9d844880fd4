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
}

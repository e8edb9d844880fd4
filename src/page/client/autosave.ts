// A draft saves itself a moment after typing stops, and when the page is left. One save is on its way at a time, and each carries the name
// of this window and its number, so that the server knows their order however they arrive.
const form = document.querySelector<HTMLFormElement>('form[data-autosave]')
if (form) {
  const note = document.getElementById('saved')
  const name = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  let number = 0
  let timer = 0
  let typed = 0 // how often something was typed
  let kept = 0 // how much of that the server has acknowledged
  let onItsWay = false

  const field = (called: string) => form.querySelector<HTMLInputElement>(`input[name="${called}"]`)
  const save = document.createElement('input')
  save.type = 'hidden'
  save.name = '_save'
  form.append(save)
  const numbered = () => {
    save.value = `${name} ${++number}`
  }

  const content = () => {
    numbered()
    const body = new FormData(form)
    for (const [called, value] of [...body]) if (value instanceof File) body.delete(called)
    body.set('_autosave', '1')
    return body
  }
  const later = (milliseconds: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(send, milliseconds)
  }
  async function send() {
    if (typed === kept || onItsWay || !form) return
    const upTo = typed
    onItsWay = true
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: content(),
        headers: { accept: 'application/json' },
      })
      const { said, shown } = (await answer.json()) as { said: string; shown: string }
      const marks = field('_shown')
      if (marks) marks.value = shown
      if (note) note.textContent = said
      kept = upTo
      if (typed !== kept) later(1200)
      else form.dispatchEvent(new Event('convoke-kept'))
    } catch {
      // No connection, or signed out: say so, and try again after the next keystroke or in a while.
      if (note?.dataset.failed) note.textContent = note.dataset.failed
      later(5000)
    } finally {
      onItsWay = false
    }
  }

  form.addEventListener('input', () => {
    typed++
    later(1200)
  })
  form.addEventListener('submit', () => {
    numbered()
    kept = typed
    clearTimeout(timer)
  })
  // The page goes: nothing can be waited for, the number says that this is the last.
  addEventListener('pagehide', () => {
    if (typed !== kept)
      void fetch(form.action, {
        method: 'POST',
        body: content(),
        keepalive: true,
        headers: { accept: 'application/json' },
      })
  })
  addEventListener('online', () => later(0))
}

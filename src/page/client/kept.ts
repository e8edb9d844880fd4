// Pages of the programme are the same for everybody: what this browser keeps is marked here, and keeping a session needs no new page.
const form = document.querySelector<HTMLFormElement>('form[data-kept]')
if (form) {
  const slug = form.dataset.edition ?? ''
  const numbers = () => {
    const cookie = /(?:^|; )(?:__Host-)?kept=([^;]*)/.exec(document.cookie)?.[1] ?? ''
    const own = cookie.split('~').find((part) => part.startsWith(`${slug}.`)) ?? ''
    return new Set(own.split('.').slice(2))
  }
  const mark = (button: HTMLButtonElement, kept: boolean) => {
    button.name = kept ? 'remove' : 'add'
    button.setAttribute('aria-pressed', String(kept))
    const words = button.querySelector('span')
    if (words) words.textContent = (kept ? form.dataset.kept : form.dataset.keep) ?? ''
  }
  const buttons = document.querySelectorAll<HTMLButtonElement>('button[data-keeps]')
  const kept = numbers()
  for (const button of buttons) if (kept.has(button.value)) mark(button, true)
  form.addEventListener('submit', async (event) => {
    const button = event.submitter as HTMLButtonElement | null
    if (!button?.dataset.keeps) return
    event.preventDefault()
    const keeps = button.name === 'add'
    const sent = new URLSearchParams([...new FormData(form), [button.name, button.value]] as [string, string][])
    try {
      const answer = await fetch(form.action, { method: 'POST', body: sent })
      if (!answer.ok) throw new Error(String(answer.status))
      mark(button, keeps)
    } catch {
      // As without a script: the page that answers says what is wrong.
      const wish = Object.assign(document.createElement('input'), {
        type: 'hidden',
        name: button.name,
        value: button.value,
      })
      form.append(wish)
      form.submit()
    }
  })
}

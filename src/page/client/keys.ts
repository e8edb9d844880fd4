// Keys of a page: what bears `data-key` is pressed by that key, unless somebody is typing, or has turned keys off on this device.
// Asked for anew each time: parts of a page may have been fetched since.
const bearers = () => [...document.querySelectorAll<HTMLElement>('[data-key]')]
const OFF = 'convoke-keys-off'

const typing = (at: EventTarget | null) =>
  at instanceof HTMLElement &&
  (at.isContentEditable ||
    at instanceof HTMLTextAreaElement ||
    at instanceof HTMLSelectElement ||
    (at instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(at.type)))

/** The letter of a key; on a keyboard of another script the one that stands there on a Latin keyboard. */
const letterOf = (event: KeyboardEvent) =>
  /^[\x20-\x7e]$/.test(event.key) ? event.key.toLowerCase() : /^(?:Key|Digit)(\w)$/.exec(event.code)?.[1]?.toLowerCase()

/** Puts words into the fields of a form by their names, as if they had been typed. */
function fill(form: HTMLFormElement, fields: Record<string, string>) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name)
    if (field instanceof RadioNodeList) field.value = value
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      field.value = value
    const [first] = field instanceof RadioNodeList ? [...field].filter((one) => one instanceof HTMLElement) : [field]
    if (first instanceof HTMLElement) first.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-fills]'))
  link.addEventListener('click', (event) => {
    const form = document.querySelector<HTMLFormElement>('form[data-filled]')
    if (!form || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    fill(form, JSON.parse(link.dataset.fills ?? '{}') as Record<string, string>)
  })

const help = document.querySelector<HTMLElement>('[data-keys]')
if (help || bearers().length > 0) {
  const on = help?.querySelector<HTMLInputElement>('[data-keys-on]')
  if (help) help.hidden = false
  if (on) {
    on.checked = localStorage.getItem(OFF) === null
    on.addEventListener('change', () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1')))
  }
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || event.isComposing || on?.checked === false) return
    if (event.ctrlKey) {
      // The one key of a field itself: what is typed is done.
      const form =
        event.target instanceof HTMLElement ? event.target.closest<HTMLFormElement>('form[data-filled]') : null
      if (event.key === 'Enter' && form) form.querySelector<HTMLButtonElement>('button[data-key]')?.click()
      return
    }
    if (typing(event.target)) return
    const letter = letterOf(event)
    const pressed = bearers().find((one) => one.dataset.key === letter)
    if (!pressed) return
    event.preventDefault()
    pressed.click()
  })
}

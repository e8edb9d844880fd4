// What hangs on an answer of this page comes and goes with it.
const form = document.querySelector<HTMLFormElement>('form[data-autosave]')
if (form) {
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
}

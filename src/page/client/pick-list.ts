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

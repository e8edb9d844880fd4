// A name picked from a list brings what is known of it into the fields beside, where nothing has been said yet. The list's options carry
// it as `data-fills`: values by the last word of the fields' names.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.list) return
    const known = [...target.list.options].find((option) => option.value === target.value)?.dataset.fills
    const fills = known ? (JSON.parse(known) as Record<string, string>) : {}
    for (const [last, value] of Object.entries(fills)) {
      const field = form.elements.namedItem(target.name.replace(/[a-z_]+$/, last))
      if (field instanceof HTMLSelectElement && field.value === '') field.value = value
    }
  })
}

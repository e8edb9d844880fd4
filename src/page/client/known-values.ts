// A name picked from a list brings what is known of it into other controls, where nothing has been said yet. The list's options carry it as
// `data-fills`, values by what they mean; the control says in `data-brings` which control takes what: "meaning:control", one after the other.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.list) return
    const known = [...target.list.options].find((option) => option.value === target.value)?.dataset.fills
    const fills = known ? (JSON.parse(known) as Record<string, string>) : {}
    for (const pair of (target.dataset.brings ?? '').split(' ')) {
      const [meaning = '', control = ''] = pair.split(':')
      const field = form.elements.namedItem(control)
      if (field instanceof HTMLSelectElement && field.value === '') field.value = fills[meaning] ?? ''
      // Which one it is goes with the name: another name is no longer the one that was picked.
      if (field instanceof HTMLInputElement && field.matches('[type=hidden]')) field.value = fills[meaning] ?? ''
      if (field instanceof RadioNodeList) field.value = fills[meaning] ?? ''
    }
  })
}

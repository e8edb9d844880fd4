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

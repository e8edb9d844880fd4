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

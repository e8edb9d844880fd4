// Brings a part of the page to what another answer says, and touches only what differs: of a large table a change moves a few cells, and
// what is not touched is neither laid out nor painted again.

/** What is taken over whole: its insides hang together. */
const WHOLE = '[data-cell], .cell, form, details, [role="status"], [role="alert"]'

const nameOf = (one: Element) =>
  [one.tagName, one.id, one.getAttribute('data-cell'), one.getAttribute('data-drag'), one.className].join(' ')

/** Text of its own would be lost among parts. */
const hasWords = (one: Element) =>
  [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())

/** Makes `old` what `next` is. */
export function patch(old: Element, next: Element): void {
  if (old.isEqualNode(next)) return
  if (old.tagName !== next.tagName || old.matches(WHOLE) || hasWords(old) || hasWords(next)) {
    old.replaceWith(next)
    return
  }
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name)
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  patchParts(old, [...next.children])
}

/** Parts are known again by their names; what came goes in, what is gone goes out, in the order of the new ones. */
function patchParts(old: Element, parts: readonly Element[]): void {
  let at = old.firstElementChild
  for (const part of parts) {
    let same = at
    while (same && nameOf(same) !== nameOf(part)) same = same.nextElementSibling
    if (!same) {
      old.insertBefore(part, at)
      continue
    }
    while (at && at !== same) at = without(at)
    at = same.nextElementSibling
    patch(same, part)
  }
  while (at) at = without(at)
}

function without(one: Element): Element | null {
  const next = one.nextElementSibling
  one.remove()
  return next
}

/** What a page is looked through for, inside the browser; each answers what is wrong, in words. */

/** How far the page scrolls sideways, and what is cut off, besides what is meant to be hidden or has a scroll bar of its own. */
export const faultsOfRoom = () => {
  const root = document.documentElement
  const faults: string[] = []
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].find((el) => {
      const { left, right } = el.getBoundingClientRect()
      return (right > root.clientWidth + 1 || left < -1) && !el.closest('.scroll, .days, .hidden, .skip')
    })
    faults.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth} px: ${wide?.outerHTML.slice(0, 120)}`)
  }
  for (const el of document.querySelectorAll<HTMLElement>('main *, header *, footer *')) {
    const style = getComputedStyle(el)
    if (
      !['hidden', 'clip'].includes(style.overflowX) ||
      el.closest('.hidden, svg') ||
      el.matches('.entry__say, .seg, input')
    )
      continue
    if (el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1)
      faults.push(`cut off: ${el.outerHTML.slice(0, 120)}`)
  }
  return faults
}

/** What can be pressed and is too small: 24 px; main actions 44 px. Links within a sentence may be as high as their line. */
export const tooSmall = () =>
  [...document.querySelectorAll<HTMLElement>('a, button, input:not([type=hidden]), select, summary, textarea')].flatMap(
    (el) => {
      if (
        !el.checkVisibility({ visibilityProperty: true }) ||
        el.closest('.hidden, .skip, details:not([open]) > :not(summary)')
      )
        return []
      const inSentence =
        el.tagName === 'A' &&
        getComputedStyle(el).display === 'inline' &&
        (el.parentElement?.textContent ?? '').trim() !== (el.textContent ?? '').trim()
      const target = el.matches('input[type=checkbox], input[type=radio]') ? (el.closest('label') ?? el) : el
      const { width, height } = target.getBoundingClientRect()
      const least = el.matches('main .btn:not(.btn--small, .btn--quiet)') ? 44 : 24
      // Where no font has the signs of Chinese they are narrower than anybody will see them.
      const narrow = Math.round(width) < 24 && !el.matches(':lang(zh), :has([lang=zh])')
      return inSentence || (Math.round(height) >= least && !narrow)
        ? []
        : [`${Math.round(width)}×${Math.round(height)} ${el.outerHTML.slice(0, 110)}`]
    },
  )

/** What should not be on paper, what is shut there or cut off, and whether the page is wider than the sheet. */
export const faultsOnPaper = () => {
  const faults = ['.nav', '.langs', '.sign', '.desknav', '.facets', '.filters', '.bulk', '.btn', '.pager a']
    .filter((part) => [...document.querySelectorAll(part)].some((el) => el.checkVisibility()))
    .map((part) => `shown on paper: ${part}`)
  for (const details of document.querySelectorAll('details:not(.no-print details, .no-print)'))
    for (const el of details.checkVisibility() ? [...details.children].slice(1) : [])
      if (!el.checkVisibility({ contentVisibilityAuto: true }) && !el.matches('datalist'))
        faults.push(`shut on paper: ${el.outerHTML.slice(0, 80)}`)
  for (const table of document.querySelectorAll('main table')) {
    const around = table.closest('.scroll')
    if (
      around?.checkVisibility() &&
      getComputedStyle(around).overflowX !== 'visible' &&
      around.scrollWidth > around.clientWidth + 1
    )
      faults.push(
        `table cut on paper by ${around.scrollWidth - around.clientWidth} px: ${table.outerHTML.slice(0, 80)}`,
      )
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  return wide > 0 ? [...faults, `wider than the sheet by ${wide} px`] : faults
}

/** What a reader without scripts cannot do: a form nobody can send, a button that does nothing, words that are never shown. */
export const faultsWithoutScripts = () => {
  const within = (selector: string) => [...document.querySelectorAll<HTMLElement>(`main ${selector}`)]
  const said = (el: Element) => el.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 110)
  const open = (el: HTMLElement) => el.checkVisibility() || el.closest('details:not([open])') !== null
  const unsent = within('form[method=post]').filter((form) => {
    const buttons = [...(form as HTMLFormElement).elements] as HTMLElement[]
    return (
      buttons.some((el) => el.matches(':not([type=hidden])')) &&
      !buttons.some(
        (el) => el.matches('button:not([type=button], [type=reset]), [type=submit], [type=image]') && open(el),
      )
    )
  })
  const idle = within('button[type=button]').filter(
    (el) => el.checkVisibility() && !el.matches('[popovertarget], [commandfor]'),
  )
  // What a script alone may offer (a copy kept in the browser, printing) is marked for it; a field or other words are not.
  const hidden = within('[hidden]').filter(
    (el) =>
      (el.textContent ?? '').trim() !== '' &&
      (el.querySelector('input:not([type=hidden]), select, textarea') ||
        (Object.keys(el.dataset).length === 0 && !el.closest('[data-restored]'))) &&
      !el.matches('[data-keys]'),
  )
  return [
    ...unsent.map((el) => `cannot be sent: ${said(el)}`),
    ...idle.map((el) => `does nothing: ${said(el)}`),
    ...hidden.map((el) => `never shown: ${said(el)}`),
  ]
}

/** What Enter sends in each form with a field of one line: the browser takes its first button, which must be the form's main act. */
export const faultsOfEnter = () => {
  const ONE_LINE =
    'input:not([type]), input:is([type=text], [type=search], [type=email], [type=url], [type=tel], [type=number], [type=date], [type=datetime-local], [type=time], [type=password])'
  const ENDS = /withdraw|delete|remove|discard|forget|revoke|decline|reject|cancel|sign-out/i
  const said = (el: Element) => el.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 130)
  const sends = (button: Element) =>
    ['name', 'value', 'formaction', 'formmethod'].map((name) => button.getAttribute(name) ?? '').join(' ')
  return [...document.querySelectorAll('form')].flatMap((form) => {
    const fields = [...form.elements].filter((el) => el.matches(ONE_LINE) && el.checkVisibility())
    if (fields.length === 0) return []
    const buttons = [...form.elements].filter((el) =>
      el.matches('button:not([type=button], [type=reset]), input[type=submit]'),
    )
    const [pressed] = buttons
    if (!pressed) return fields.length > 1 ? [`Enter sends nothing: ${said(form)}`] : []
    const seen = buttons.filter((el) => el.checkVisibility() && !el.matches('.hidden'))
    const main = seen.find((el) => el.matches('.btn:not(.btn--second, .btn--quiet, .btn--wrong)')) ?? seen[0] ?? pressed
    // A button that nobody sees stands first on purpose: for Enter.
    if (pressed.matches('.hidden')) return ENDS.test(sends(pressed)) ? [`Enter ends something: ${said(pressed)}`] : []
    if (sends(pressed) !== sends(main)) return [`Enter presses ${said(pressed)}, not ${said(main)}`]
    const ends = seen.length > 1 && (pressed.matches('.btn--wrong') || ENDS.test(sends(pressed)))
    return ends ? [`Enter ends something: ${said(pressed)}`] : []
  })
}

/** Forms that are posted, each with a field of one line one can type in: its place among the forms, and where it goes without ids. */
export const postedForms = () =>
  [...document.querySelectorAll('form')].flatMap((form, nth) => {
    const typed = [...form.elements].findIndex(
      (el) =>
        el.matches('input:is(:not([type]), [type=text])') &&
        el.checkVisibility() &&
        !el.matches('[readonly], [disabled]'),
    )
    const [pressed] = [...form.elements].filter((el) => el.matches('button:not([type=button], [type=reset])'))
    const [name, value] = ['name', 'value'].map((of) => pressed?.getAttribute(of) ?? '')
    const to = (pressed?.getAttribute('formaction') ?? form.action).replaceAll(/[0-9a-f-]{36}|\d+/g, 'n')
    return form.method === 'post' && typed >= 0 ? [{ nth, typed, to, presses: name ? `${name}=${value}` : '' }] : []
  })

/** Ends every change of colour that is under way, so that what is looked at is what stays. */
export const settle = () => {
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()
}

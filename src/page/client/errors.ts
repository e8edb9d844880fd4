// After a failed post the summary of errors takes focus.
document.querySelector<HTMLElement>('.errors')?.focus()

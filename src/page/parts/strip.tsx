/** The thread in one line as far as a session: submission, theme and session are reached, the outcome is to come. */
export function SessionStrip() {
  return (
    <svg viewBox="0 0 88 14" aria-hidden="true">
      <use href="#strip-session" />
    </svg>
  )
}

/** The drawing that every SessionStrip of a page points to: once a page, so that a long list stays light. */
export function StripDrawing() {
  const line = { stroke: 'currentColor', 'stroke-width': '1.5' }
  const knot = { ...line, fill: 'currentColor' }
  return (
    <span class="strip hidden" aria-hidden="true">
      <svg viewBox="0 0 88 14" aria-hidden="true">
        <symbol id="strip-session" viewBox="0 0 88 14">
          <path d="M10 7H24M34.5 7H49" {...line} />
          <path class="rest" d="M58 7H73.5" {...line} stroke-dasharray="2 2.5" />
          <circle cx="6" cy="7" r="4" {...knot} />
          <path d="M29.5 1.8l5.2 5.2-5.2 5.2-5.2-5.2z" {...knot} />
          <path d="M49.5 3h8v8h-8z" {...knot} />
          <circle class="rest" cx="79" cy="7" r="4.6" {...line} fill="none" />
        </symbol>
      </svg>
    </span>
  )
}

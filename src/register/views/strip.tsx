const REACHED: Record<string, number> = {
  submitted: 1,
  in_review: 1,
  deferred: 1,
  not_taken: 1,
  accepted: 2,
  merged: 2,
  programmed: 3,
  reported: 4,
}

/** The thread in one line: circle, diamond, square, ring; filled is reached. Words stand beside it. */
export function Strip({ state }: { state: string }) {
  const reached = REACHED[state] ?? 1
  const look = (n: number) => ({
    fill: reached >= n ? 'currentColor' : 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    ...(reached >= n ? {} : { class: 'rest' }),
  })
  const line = (n: number) => ({
    stroke: 'currentColor',
    'stroke-width': '1.3',
    ...(reached >= n ? {} : { 'stroke-dasharray': '2 2.5', class: 'rest' }),
  })
  return (
    <span class="strip">
      <svg viewBox="0 0 88 14" aria-hidden="true">
        <path d="M10 7H24" {...line(2)} />
        <path d="M34.5 7H49" {...line(3)} />
        <path d="M58 7H73.5" {...line(4)} />
        <circle cx="6" cy="7" r="4" {...look(1)} />
        <path d="M29 1.8l5.2 5.2-5.2 5.2L23.8 7z" {...look(2)} />
        <path d="M49.5 3h8v8h-8z" {...look(3)} />
        <circle cx="78.5" cy="7" r="4.5" {...look(4)} />
      </svg>
    </span>
  )
}

const PATHS = {
  menu: <path d="M3 6h18M3 12h18M3 18h18" />,
  next: <path d="M4 12h15M13 6l6 6-6 6" />,
  wrong: (
    <>
      <path d="M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2z" />
      <path d="M12 7.5v5.5M12 16.4v.1" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.2 2" />
    </>
  ),
  print: <path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z" />,
  plus: <path d="M12 5v14M5 12h14" />,
  note: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.6v.1" />
    </>
  ),
  close: <path d="M6 6l12 12M18 6L6 18" />,
  up: <path d="M12 20V4M6 10l6-6 6 6" />,
  down: <path d="M12 4v16M6 14l6 6 6-6" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5L21 21" />
    </>
  ),
  save: <path d="M12 4v12M7 11l5 5 5-5M5 20h14" />,
}

/** A line drawing beside words; it never carries meaning alone. */
export function Icon({ name, flip = false }: { name: keyof typeof PATHS; flip?: boolean }) {
  return (
    <svg class={flip ? 'i flip' : 'i'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {PATHS[name]}
    </svg>
  )
}

export type KnotKind = 'submission' | 'theme' | 'session' | 'outcome'

/** The four knots of the thread: circle, diamond, square, ring. Filled is reached, open is to come. */
export function Knot({ kind, reached = true }: { kind: KnotKind; reached?: boolean }) {
  const fill = reached ? 'currentColor' : 'var(--paper)'
  const line = { stroke: 'currentColor', 'stroke-width': '2', fill }
  return (
    <span class="knot__mark">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {kind === 'submission' && <circle cx="12" cy="12" r="8" {...line} />}
        {kind === 'theme' && <path d="M12 2.5l9.5 9.5-9.5 9.5L2.5 12z" {...line} />}
        {kind === 'session' && <path d="M4 4h16v16H4z" {...line} />}
        {kind === 'outcome' && <circle cx="12" cy="12" r="9" {...line} />}
      </svg>
    </span>
  )
}

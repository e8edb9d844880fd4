import type { ComponentChildren } from 'preact'

/** One below the other. */
export const broken = (items: readonly ComponentChildren[]) =>
  items.flatMap((item, i) => (i === 0 ? [item] : [<br key={String(i)} />, item]))

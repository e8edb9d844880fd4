import type { ComponentChildren } from 'preact'

/** A title, a sentence and one thing to do. */
export function SimplePage({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <div class="wrap">
      <div class="title">
        <h1>{title}</h1>
        <p class="lede">{text}</p>
      </div>
      {children}
    </div>
  )
}

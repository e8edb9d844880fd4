import type { ComponentChildren } from 'preact'

/** A title, a sentence, and what can be done. */
export const SimpleNotice = ({
  title,
  text,
  children,
}: {
  title: string
  text: string
  children?: ComponentChildren
}) => (
  <div class="wrap measure">
    <div class="title">
      <h1>{title}</h1>
      <p class="lede">{text}</p>
    </div>
    {children}
  </div>
)

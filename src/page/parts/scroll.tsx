import type { ComponentChildren } from 'preact'

/** A table that may be wider than the page, named by the heading or caption `of`: it scrolls by keyboard too, and is no second landmark of that name. */
export const Scroll = ({ of, children }: { of: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/useSemanticElements: it is no set of fields
  <div class="scroll" role="group" tabindex={0} aria-labelledby={of}>
    {children}
  </div>
)

import type { EditionScope } from '../../../access/public.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { Named, outcomeWords, whyHeld } from '../../views/parts.tsx'
import type { Item } from '../contents.ts'

/** Decisions that cannot be released as they are, each with the reason and what to do. */
export function Held({
  items,
  edition,
  language,
}: {
  items: readonly Item[]
  edition: EditionScope
  language: Language
}) {
  return (
    <ul class="plain stack">
      {items.map(({ id, submission, outcome, into, heldBack }) => (
        <li key={id}>
          <p>
            <Named of={submission} {...{ edition, language }} />
          </p>
          <p class="small">
            <b>{outcomeWords(outcome, into?.reference ?? '', language)}</b> {heldBack && whyHeld(heldBack, language)}
          </p>
        </li>
      ))}
    </ul>
  )
}

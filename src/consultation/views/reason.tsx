import { direction, type Language, pickText } from '../../platform/languages/public.ts'
import type { Call } from '../reads.ts'

/** Why a deadline moved, in the reader's language or the nearest there is. */
export function Reason({ reason, language }: { reason: Call['changes'][number]['reason']; language: Language }) {
  const words = pickText(reason, language)
  if (!words.text) return null
  return (
    <p class="small" lang={words.language} dir={direction(words.language)}>
      {words.text}
    </p>
  )
}

import { Chapter } from '../../page/layout.tsx'
import type { Language } from '../../platform/languages/public.ts'
import type { Breach } from '../../scheduling/public.ts'
import type { Sentences } from '../sentences.ts'
import { planTexts } from '../texts.ts'

/** The rules a plan breaks, in sentences. */
export function Broken({
  broken,
  help,
  sentences,
  language,
}: {
  broken: readonly Breach[]
  help?: string
  sentences: Sentences
  language: Language
}) {
  const t = planTexts(language)
  if (broken.length === 0) return null
  return (
    <Chapter id="broken" heading={t('broken.title', { count: broken.length })} {...(help ? { aside: help } : {})}>
      <ul class="plain stack">
        {[...new Set(broken.map(sentences.of))].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Chapter>
  )
}

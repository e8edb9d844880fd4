import { Aside } from '../../page/parts/words.tsx'
import type { Language } from '../../platform/languages/public.ts'
import { formsTexts } from '../texts.ts'

/** What a field is called, and whether it may be left empty. */
type LabelledProps = { language: Language; required: boolean; children: string }

/** What a field is called, and whether it may be left empty. */
export function Labelled({ language, required, children }: LabelledProps) {
  if (required) return children
  return (
    <Aside language={language} text={children}>
      <span class="field__opt">{formsTexts(language)('field.optional')}</span>
    </Aside>
  )
}

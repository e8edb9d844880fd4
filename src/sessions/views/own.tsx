import type { ComponentChildren } from 'preact'
import { direction } from '../../platform/languages/public.ts'

/** Words of people in their own language and direction. */
export function Own({ language, children }: { language: string; children: ComponentChildren }) {
  return (
    <bdi lang={language} dir={direction(language)}>
      {children}
    </bdi>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Hand } from '../floor.ts'
import { liveTexts } from '../texts.ts'

type Props = {
  readonly input: NonNullable<Hand['input']>
  readonly edition: EditionScope
  readonly language: Language
}

/** The way to where something stands in the register. */
export function InRegister({ input, edition, language }: Props) {
  const t = liveTexts(language)
  return (
    <p class="small">
      {t.parts('enter.in-register', {
        reference: (
          <a href={pathTo(language, edition.slug, 'submissions', input.number)}>
            <bdi dir="ltr">{input.reference}</bdi>
          </a>
        ),
      })}
    </p>
  )
}

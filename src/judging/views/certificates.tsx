import type { EditionScope } from '../../access/public.ts'
import { Part } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Honoured } from '../certificate.ts'
import { judgingTexts } from '../texts.ts'
import { Title } from './parts.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly honoured: readonly Honoured[]
}

/** What whoever looks has won, with the certificate of each; nothing for everybody else. */
export function OwnCertificates({ edition, language, honoured }: Props) {
  if (honoured.length === 0) return null
  return (
    <Part id="certificates" heading={judgingTexts(language)('certificate.own')}>
      <Certificates {...{ language, honoured }} to={['winners']} edition={edition} />
    </Part>
  )
}

/** Certificates to print, one for each that is honoured; `to`: where the pages around them stand. */
export function Certificates({ edition, language, honoured, to }: Props & { readonly to: readonly string[] }) {
  const desk = to.includes('desk')
  return (
    <ul>
      {honoured.map(({ judged, work }) => (
        <li key={work.number}>
          <a
            href={pathTo(
              ...([language, edition.slug, ...to, judged.code] as const),
              ...(desk ? ['certificates'] : []),
              work.number,
              'certificate.pdf',
            )}
          >
            {judgingTexts(language)('certificate.print')}
          </a>{' '}
          <Title of={work} />
        </li>
      ))}
    </ul>
  )
}

/** The program that makes documents is busy; nothing is lost. */
export const LaterPage = ({ language }: { readonly language: Language }) => (
  <div class="wrap">
    <div class="title">
      <h1>{judgingTexts(language)('certificate.later')}</h1>
      <p class="lede">{judgingTexts(language)('certificate.later.text')}</p>
    </div>
  </div>
)

import { formatNumber, type Language } from '../../platform/languages/public.ts'
import type { Tally } from '../../rounds/public.ts'
import { judgingTexts } from '../texts.ts'

type Titled = { readonly title: string; readonly language?: string }

/** What somebody called what they sent, in their own language; photographs are in English by the rules. */
export const Title = ({ of }: { of: Titled | undefined }) =>
  of ? (
    <bdi lang={of.language ?? 'en'} dir="auto">
      {of.title}
    </bdi>
  ) : null

/** How many ballots of a public vote count. */
export const Turnout = ({ language, tally }: { readonly language: Language; readonly tally: Tally }) => (
  <p>
    {judgingTexts(language)('turnout', {
      ballots: formatNumber(tally.ballots, language),
      incomplete: formatNumber(tally.incomplete, language),
    })}
  </p>
)

import type { EditionScope } from '../../access/public.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import type { Nominations } from '../reads.ts'
import { nominationsTexts } from '../texts.ts'
import { deskPath } from '../words.ts'

/** What the desk shows in an edition that chooses nobody. */
export const NoSelection = ({ language }: { language: Language }) => (
  <div class="wrap">
    <div class="title">
      <h1>{nominationsTexts(language)('desk.title')}</h1>
    </div>
    <p class="empty">{nominationsTexts(language)('desk.none')}</p>
  </div>
)

type Props = {
  readonly language: Language
  readonly edition: EditionScope
  readonly selections: readonly Nominations[]
}

export const Selections = ({ language, edition, selections }: Props) => (
  <div class="wrap">
    <div class="title">
      <h1>{nominationsTexts(language)('desk.title')}</h1>
      <p class="lede">{nominationsTexts(language)('desk.lead')}</p>
    </div>
    <ul class="plain stack">
      {selections.map((one) => (
        <li key={one.id}>
          <a href={deskPath(language, edition, one.code)}>{pickText(one.title, language).text}</a>
        </li>
      ))}
    </ul>
  </div>
)

import type { EditionScope } from '../../access/public.ts'
import type { Term } from '../../forms/public.ts'
import { Moment } from '../../page/parts/when.tsx'
import { isLanguage, type Language } from '../../platform/languages/public.ts'
import { actName } from '../../review/public.ts'
import type { Changed as Change } from '../changed.ts'
import { mailingTexts } from '../texts.ts'
import { groupName, Native } from './parts.tsx'

type Props = { change: Change; groups: readonly Term[]; edition: EditionScope; language: Language }

/** Nothing was done, because something is no longer as it was shown: what is another, and who did what since. */
export function Changed({ change, groups, edition, language }: Props) {
  const t = mailingTexts(language)
  return (
    <div class="errors stack" role="alert" tabindex={-1}>
      <p>{t('refusal.changed-meanwhile')}</p>
      <ul>
        {change.items.map(({ name, how }) => (
          <li key={name}>{t.parts(`changed.${how}`, { what: <Item {...{ name, groups, language }} /> })}</li>
        ))}
      </ul>
      <ul class="plain">
        {change.lines.map((line) => (
          <li class="small" key={`${line.act} ${line.at.getTime()}`}>
            {actName(line.act, language)} ·{' '}
            <Moment at={line.at} zone={edition.zone} language={language} weekday={false} /> · <bdi>{line.by}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One item of the page: the letter in a language, a group of a long list, or one reader. */
function Item({ name, groups, language }: Pick<Props, 'groups' | 'language'> & { name: string }) {
  if (isLanguage(name)) return <>{mailingTexts(language).parts('changed.letter', { language: <Native of={name} /> })}</>
  const code = /^group (.*)$/.exec(name)?.[1]
  return code === undefined ? <bdi dir="ltr">{name}</bdi> : <bdi>{groupName(code, groups, language)}</bdi>
}

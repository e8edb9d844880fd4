import type { EditionScope } from '../../access/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { ChangedItem } from '../changed.ts'
import { actName } from '../record-words.ts'
import { reviewTexts } from '../texts.ts'
import { Named, outcomeWords, stateWords, Who } from './parts.tsx'

type Props = { items: readonly ChangedItem[]; edition: EditionScope; language: Language }

/** Nothing was done, because something is no longer as it was shown: item by item what changed, who did it and when. */
export function Changed({ items, edition, language }: Props) {
  const t = reviewTexts(language)
  return (
    <div class="errors stack" role="alert" tabindex={-1}>
      <h2>{t('changed.title')}</h2>
      <ul class="plain stack">
        {items.map((item) => (
          <li key={item.reference}>
            <p>
              <Named of={item} {...{ edition, language }} />
            </p>
            <p class="small">
              {t(`changed.${item.how}`)} <Now {...{ item, edition, language }} />
            </p>
            {item.lines.map((line) => (
              <p class="small" key={`${line.act} ${line.at.getTime()}`}>
                {actName(line.act, language)} <Who {...line} {...{ edition, language }} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** How it stands by now. */
function Now({ item, edition, language }: { item: ChangedItem; edition: EditionScope; language: Language }) {
  const t = reviewTexts(language)
  const { pending, state, version } = item
  return (
    <>
      {t('changed.now', { state: stateWords(state, language), version })}{' '}
      {pending && (
        <>
          {t('changed.pending', { decision: outcomeWords(pending.outcome, pending.into, language) })} ·{' '}
          <Who {...pending} {...{ edition, language }} />
        </>
      )}
    </>
  )
}

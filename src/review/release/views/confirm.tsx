import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Pair } from '../../../page/parts/words.tsx'
import { direction, type Language } from '../../../platform/languages/public.ts'
import type { ChangedItem } from '../../changed.ts'
import { OUTCOMES } from '../../decision.ts'
import { deskPath } from '../../desk-addresses.ts'
import { reviewTexts } from '../../texts.ts'
import { Changed } from '../../views/changed.tsx'
import { Named, outcomeWords, Problem, Who } from '../../views/parts.tsx'
import type { Words } from '../../words.ts'
import type { Item } from '../contents.ts'
import type { LetterFacts } from '../letter-facts.ts'
import { Held } from './held.tsx'
import { LettersBySort } from './letters-by-sort.tsx'

export type ConfirmProps = {
  edition: EditionScope
  language: Language
  words: Words
  items: readonly Item[]
  held: readonly Item[]
  letters: readonly LetterFacts[]
  people: ReadonlyMap<string, string>
  secondPerson: boolean
  seen: string
  /** Nothing stands against it. */
  ready: boolean
  back: string
  error?: string | undefined
  changed: readonly ChangedItem[]
}

/** Exactly what will be public, item by item; the button releases this and nothing else. */
export function ConfirmPage(props: ConfirmProps) {
  const { edition, language, items, held, letters, changed, error, secondPerson } = props
  const t = reviewTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('release.confirm.title')}</h1>
        <p class="lede">{t('release.confirm.lead', { count: items.length, letters: letters.length })}</p>
        {items.length > letters.length && <p class="small">{t('release.confirm.fewer')}</p>}
      </div>
      {changed.length > 0 ? <Changed items={changed} {...{ edition, language }} /> : <Problem text={error} />}
      {props.ready && (
        <form method="post" action={deskPath(edition, language, 'release')} class="actions">
          <input type="hidden" name="seen" value={props.seen} />
          <input
            type="hidden"
            name="references"
            value={items.map(({ submission }) => submission.reference).join(' ')}
          />
          <button type="submit" class="btn">
            {t(secondPerson ? 'release.ask' : 'release.button', { count: items.length })}
          </button>
          <a href={props.back}>{t('release.back')}</a>
        </form>
      )}
      {OUTCOMES.map((outcome) => (
        <Outcomes key={outcome} {...props} items={items.filter((item) => item.outcome === outcome)} />
      ))}
      {letters.length > 0 && (
        <Chapter id="letters" heading={t('letters.title')} aside={t('letters.aside')}>
          <LettersBySort {...{ edition, language, letters }} query="" />
        </Chapter>
      )}
      {held.length > 0 && (
        <Chapter id="held" heading={t('release.held', { count: held.length })} aside={t('release.held.aside')}>
          <Held items={held} {...{ edition, language }} />
        </Chapter>
      )}
    </div>
  )
}

function Outcomes(props: ConfirmProps) {
  const { language, items } = props
  const [first] = items
  if (!first) return null
  const t = reviewTexts(language)
  return (
    <Chapter
      id={first.outcome}
      heading={t('release.of', { outcome: t(`outcome.is.${first.outcome}`), count: items.length })}
    >
      <ul class="plain stack">
        {items.map((item) => (
          <Released key={item.id} {...props} item={item} />
        ))}
      </ul>
    </Chapter>
  )
}

function Released({ item, edition, language, words, people }: ConfirmProps & { item: Item }) {
  const t = reviewTexts(language)
  const { submission, into, instead, frees, reason } = item
  return (
    <li>
      <p>
        <Named of={submission} {...{ edition, language }} />
      </p>
      <p class="small">
        {words.name('kind', submission.kind)} · {into && <b>{outcomeWords('merged', into.reference, language)} · </b>}
        <Who by={people.get(item.by ?? '') ?? null} at={item.at} {...{ edition, language }} />
      </p>
      {instead && <p class="small">{t('release.instead', { decision: t(`outcome.is.${instead.outcome}`) })}</p>}
      {frees.map((freed) => (
        <p class="small" key={freed.id}>
          <Pair language={language} name={t('release.frees')}>
            <Named of={freed} {...{ edition, language }} />
          </Pair>
        </p>
      ))}
      <p class="small voice" lang={reason.language} dir={direction(reason.language)}>
        {reason.text}
      </p>
    </li>
  )
}

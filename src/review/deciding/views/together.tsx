import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Pair } from '../../../page/parts/words.tsx'
import { pathTo } from '../../../page/route.ts'
import { pageTexts } from '../../../page/texts.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { ChangedItem } from '../../changed.ts'
import type { Kept, Reason } from '../../decision.ts'
import { reviewTexts } from '../../texts.ts'
import { Changed } from '../../views/changed.tsx'
import { Named, outcomeWords, Problem, Who, whyNot } from '../../views/parts.tsx'
import type { TogetherFacts } from '../together.ts'
import type { TogetherOrder } from '../together-form.ts'
import { ReasonFields } from './reason-fields.tsx'

export type TogetherProps = {
  edition: EditionScope
  language: Language
  order: TogetherOrder
  reason: Reason
  /** Null while it is not yet said into which submission others are merged. */
  facts: TogetherFacts | null
  seen: string
  /** Who decided before, and references of those merged into, by their ids. */
  people: ReadonlyMap<string, string>
  references: ReadonlyMap<string, string>
  /** The list one comes from. */
  back: string
  error?: string | undefined
  changed?: readonly ChangedItem[] | undefined
}

/** One act for several submissions: first what it would do and to how many, then the button that does it. */
export function TogetherPage(props: TogetherProps) {
  const { edition, language, order, facts, error, changed } = props
  const t = reviewTexts(language)
  const { act, references } = order
  const asksInto = act === 'merged' && references.length > 0
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t(act === 'revoke' ? 'together.revoke' : act === 'merged' ? 'together.merge' : `outcome.${act}`)}</h1>
        <p class="lede">
          {references.length === 0
            ? pageTexts(language)('list.pick-first')
            : t('together.chosen', { count: references.length })}
        </p>
      </div>
      {changed && changed.length > 0 ? (
        <Changed items={changed} {...{ edition, language }} />
      ) : (
        <Problem text={error} />
      )}
      {facts ? <Confirm {...props} facts={facts} /> : asksInto && <WhereInto {...props} />}
      <p class="mt-5">
        <a href={props.back}>{pageTexts(language)('list.back')}</a>
      </p>
    </div>
  )
}

const together = (edition: EditionScope, language: Language) =>
  pathTo(language, edition.slug, 'desk', 'submissions', 'together')

/** What was chosen, on its way to the next page; in one field, so that a thousand are no trouble. */
const Chosen = ({ order }: { order: TogetherOrder }) => (
  <>
    <input type="hidden" name="act" value={order.act} />
    <input type="hidden" name="picks" value={order.references.join(' ')} />
    <input type="hidden" name="list" value={order.list} />
  </>
)

/** A merge asks first into which one: usually one of those chosen. */
function WhereInto({ edition, language, order }: TogetherProps) {
  const t = reviewTexts(language)
  return (
    <form method="get" action={together(edition, language)}>
      <Chosen order={order} />
      <div class="field">
        <label class="field__label" for="into">
          {t('together.into')}
        </label>
        <p class="field__help">{t('together.into.help')}</p>
        <input
          class="input input--m"
          id="into"
          name="into"
          dir="ltr"
          list="chosen"
          autocomplete="off"
          value={order.intoReference}
          required
        />
        <datalist id="chosen">
          {order.references.map((reference) => (
            <option key={reference} value={reference} />
          ))}
        </datalist>
      </div>
      <button type="submit" class="btn">
        {t('together.go-on')}
      </button>
    </form>
  )
}

function Confirm(props: TogetherProps & { facts: TogetherFacts }) {
  const { edition, language, order, reason, facts, seen } = props
  const t = reviewTexts(language)
  const asking = facts.fits.filter(({ asks }) => asks).length
  return (
    <>
      <NotThese {...props} />
      {facts.fits.length > 0 && (
        <Chapter id="fits" heading={t('together.fits', { count: facts.fits.length })}>
          <form method="post" action={together(edition, language)} class="stack">
            <Chosen order={order} />
            <input type="hidden" name="into" value={facts.into?.reference ?? ''} />
            <input type="hidden" name="seen" value={seen} />
            {facts.into && (
              <p class="notice notice--care">
                <span>
                  <Pair language={language} name={t('together.merged-into')}>
                    <Named of={facts.into} {...{ edition, language }} />
                  </Pair>
                </span>
              </p>
            )}
            {asking > 0 && <p>{t('together.asks', { count: asking })}</p>}
            <ul class="plain stack">
              {shownOf(facts.fits).map((one) => (
                <Fit key={one.submission.reference} {...{ one }} {...props} />
              ))}
            </ul>
            <Further count={facts.fits.length - shownOf(facts.fits).length} {...{ language }} />
            {order.act !== 'revoke' && <ReasonFields {...{ language, reason }} />}
            <button type="submit" class="btn">
              {t(confirmKey(order, asking), { count: facts.fits.length - asking })}
            </button>
          </form>
        </Chapter>
      )}
    </>
  )
}

/** A page shows so many; the rest is counted. Those that ask for a tick are all there. */
const MOST_SHOWN = 200

const shownOf = (fits: TogetherFacts['fits']) =>
  fits.filter(({ asks, submission }, i) => i < MOST_SHOWN || asks || submission.pending)

function Further({ count, language }: { count: number; language: Language }) {
  return count > 0 ? <p class="small soft">{reviewTexts(language)('together.shown', { count })}</p> : null
}

const confirmKey = ({ act }: TogetherOrder, asking: number) =>
  act === 'revoke' ? 'together.confirm-revoke' : asking > 0 ? 'together.confirm.and' : 'together.confirm'

/** One that the act fits; a colleague's decision gives way only where that is ticked. */
function Fit({
  one,
  edition,
  language,
  order,
  people,
  references,
}: TogetherProps & { one: TogetherFacts['fits'][number] }) {
  const { submission, asks } = one
  const { pending, reference } = submission
  const replaced = pending && <Replaced {...{ pending, edition, language, people, references }} />
  return (
    <li>
      <p>
        <Named of={submission} {...{ edition, language }} />
      </p>
      {replaced && (asks || order.replacing.includes(reference)) ? (
        <label class="choice">
          <input type="checkbox" name="replace" value={reference} checked={order.replacing.includes(reference)} />
          <span>{replaced}</span>
        </label>
      ) : (
        replaced && <p class="small">{replaced}</p>
      )}
    </li>
  )
}

type ReplacedProps = Pick<TogetherProps, 'edition' | 'language' | 'people' | 'references'> & { pending: Kept }

function Replaced({ pending, edition, language, people, references }: ReplacedProps) {
  const into = references.get(pending.intoId ?? '') ?? ''
  return (
    <span>
      {reviewTexts(language)('together.replaces', { decision: outcomeWords(pending.outcome, into, language) })} ·{' '}
      <Who by={people.get(pending.by ?? '') ?? null} at={pending.at} {...{ edition, language }} />
    </span>
  )
}

function NotThese({ edition, language, facts }: TogetherProps & { facts: TogetherFacts }) {
  const t = reviewTexts(language)
  if (facts.not.length === 0) return null
  return (
    <Chapter id="not" heading={t('together.not', { count: facts.not.length })}>
      <ul class="plain stack">
        {facts.not.slice(0, MOST_SHOWN).map(({ submission, refusal }) => (
          <li key={submission.reference}>
            <p>
              <Named of={submission} {...{ edition, language }} />
            </p>
            <p class="small soft">{whyNot(refusal, language)}</p>
          </li>
        ))}
      </ul>
      <Further count={facts.not.length - MOST_SHOWN} {...{ language }} />
    </Chapter>
  )
}

import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Pair } from '../../../page/parts/words.tsx'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import type { LetterCounts } from '../../../platform/mail/mail.ts'
import type { ChangedItem } from '../../changed.ts'
import { OUTCOMES } from '../../decision.ts'
import { deskPath } from '../../desk-addresses.ts'
import { reviewTexts } from '../../texts.ts'
import { Changed } from '../../views/changed.tsx'
import { Named, outcomeWords, Problem, Who, whyHeld } from '../../views/parts.tsx'
import type { Words } from '../../words.ts'
import type { Item } from '../contents.ts'
import type { Release, ReleasedItem } from '../reads.ts'
import { Held } from './held.tsx'

export type ReceiptProps = {
  edition: EditionScope
  language: Language
  words: Words
  release: Release
  items: readonly ReleasedItem[]
  /** What was asked for, as it stands now. */
  asked: readonly Item[]
  people: ReadonlyMap<string, string>
  counts: LetterCounts | null
  seen: string | null
  mayConfirm: boolean
  mayCallOff: boolean
  error?: string | undefined
  changed: readonly ChangedItem[]
}

/** One release: asked for and waiting for its second person, under way, or done. */
export function ReceiptPage(props: ReceiptProps) {
  const { edition, language, release, changed, error } = props
  return (
    <div class="wrap">
      <div class="title">
        <h1>{titleOf(props)}</h1>
        <People {...props} />
      </div>
      {changed.length > 0 ? <Changed items={changed} {...{ edition, language }} /> : <Problem text={error} />}
      {release.state === 'asked' && <Asked {...props} />}
      {release.state === 'ordered' && <UnderWay {...props} />}
      {release.state === 'done' && <Done {...props} />}
      {(release.state === 'done' || release.state === 'called_off') && <HeldBack {...props} />}
      <p class="mt-5">
        <a href={deskPath(edition, language, 'release')}>{reviewTexts(language)('release.title')}</a>
      </p>
    </div>
  )
}

function titleOf({ language, release, items }: ReceiptProps): string {
  const t = reviewTexts(language)
  if (release.state === 'asked') return t('release.asked')
  if (release.state === 'ordered') return t('release.under-way')
  if (release.state === 'called_off') return t('receipt.called-off')
  return t('receipt.title', { count: items.filter(({ heldBack }) => heldBack === null).length })
}

function People({ edition, language, release, people }: ReceiptProps) {
  const t = reviewTexts(language)
  const { askedBy, askedAt, releasedBy, releasedAt } = release
  return (
    <>
      {askedAt && (
        <p>
          <Pair language={language} name={t('receipt.asked-by')}>
            <Who by={people.get(askedBy ?? '') ?? null} at={askedAt} {...{ edition, language }} />
          </Pair>
        </p>
      )}
      {releasedAt && (
        <p>
          <Pair language={language} name={t('receipt.released-by')}>
            <Who by={people.get(releasedBy ?? '') ?? null} at={releasedAt} {...{ edition, language }} />
          </Pair>
        </p>
      )}
    </>
  )
}

function UnderWay({ language, release }: ReceiptProps) {
  const t = reviewTexts(language)
  const { done, of } = release
  return (
    <div role="status">
      <p>{t('receipt.goes-on')}</p>
      {of !== null && of > 0 && (
        <p>
          <progress value={done ?? 0} max={of} aria-label={t('release.under-way')} />{' '}
          {t('receipt.progress', { done: done ?? 0, of })}
        </p>
      )}
    </div>
  )
}

/** Counted by outcome, and how the letters stand. */
function Done({ language, items, counts }: ReceiptProps) {
  const t = reviewTexts(language)
  const released = items.filter(({ heldBack }) => heldBack === null)
  const rows = OUTCOMES.map((outcome) => [outcome, released.filter((item) => item.outcome === outcome).length] as const)
  return (
    <dl class="facts">
      {rows
        .filter(([, count]) => count > 0)
        .map(([outcome, count]) => (
          <div key={outcome}>
            <dt>{t(`outcome.is.${outcome}`)}</dt>
            <dd>{formatNumber(count, language)}</dd>
          </div>
        ))}
      {counts && (
        <div>
          <dt>{t('letters.title')}</dt>
          <dd>
            {formatNumber(counts.sent + counts.queued + counts.kept + counts.failed, language)}
            <small>{t('receipt.letters', counts)}</small>
          </dd>
        </div>
      )}
    </dl>
  )
}

function HeldBack({ edition, language, items }: ReceiptProps) {
  const t = reviewTexts(language)
  const held = items.flatMap((item) => (item.heldBack === null ? [] : [{ ...item, code: item.heldBack }]))
  if (held.length === 0) return null
  return (
    <Chapter id="held" heading={t('release.held', { count: held.length })} aside={t('release.held.aside')}>
      <ul class="plain stack">
        {held.map((item) => (
          <li key={item.id}>
            <p>
              <Named of={item} {...{ edition, language }} />
            </p>
            <p class="small">
              <b>{t(`outcome.is.${item.outcome}`)}</b> {whyHeld(item, language)}
            </p>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

/** The second person reads what the first has asked for, and confirms exactly that. */
function Asked({ edition, language, release, asked, seen, mayConfirm, mayCallOff, words }: ReceiptProps) {
  const t = reviewTexts(language)
  const here = deskPath(edition, language, 'release', release.id)
  const [goes, held] = [asked.filter(({ heldBack }) => !heldBack), asked.filter(({ heldBack }) => heldBack)]
  return (
    <>
      <div class="actions">
        {mayConfirm && seen !== null && (
          <form method="post" action={`${here}/confirm`}>
            <input type="hidden" name="seen" value={seen} />
            <button type="submit" class="btn">
              {t('release.button', { count: goes.length })}
            </button>
          </form>
        )}
        {mayCallOff && (
          <form method="post" action={`${here}/call-off`}>
            <button type="submit" class="btn btn--second">
              {t('release.call-off')}
            </button>
          </form>
        )}
      </div>
      {!mayConfirm && <p>{t('release.asked.other')}</p>}
      <ul class="plain stack">
        {goes.map((item) => (
          <li key={item.id}>
            <Named of={item.submission} {...{ edition, language }} />{' '}
            <b>{outcomeWords(item.outcome, item.into?.reference ?? '', language)}</b> ·{' '}
            {words.name('kind', item.submission.kind)}
          </li>
        ))}
      </ul>
      {held.length > 0 && (
        <Chapter id="held" heading={t('release.held', { count: held.length })} aside={t('release.held.aside')}>
          <Held items={held} {...{ edition, language }} />
        </Chapter>
      )}
    </>
  )
}

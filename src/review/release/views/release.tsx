import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import { formatNumber, type Language, NATIVE_NAMES } from '../../../platform/languages/public.ts'
import { deskPath } from '../../desk-addresses.ts'
import type { Balance } from '../../reads.ts'
import { reviewTexts } from '../../texts.ts'
import { BalanceFigure } from '../../views/balance.tsx'
import { Named, outcomeWords, Problem, Who } from '../../views/parts.tsx'
import type { Words } from '../../words.ts'
import type { Group } from '../choice.ts'
import type { Item } from '../contents.ts'
import type { LetterFacts } from '../letter-facts.ts'
import type { Release } from '../reads.ts'
import { Held } from './held.tsx'
import { LettersBySort } from './letters-by-sort.tsx'

export type ReleaseProps = {
  edition: EditionScope
  language: Language
  words: Words
  groups: readonly Group[]
  without: readonly string[]
  held: readonly Item[]
  letters: readonly LetterFacts[]
  /** The choice as an address says it. */
  query: string
  open: Release | null
  last: readonly Release[]
  people: ReadonlyMap<string, string>
  secondPerson: boolean
  balance: Balance
  mayRelease: boolean
  maySetRule: boolean
  error?: string | undefined
}

/** What waits, in groups to choose from; what is held back and why; the letters; how the programme would then be balanced. */
export function ReleasePage(props: ReleaseProps) {
  const { edition, language, groups, held, letters, open, query } = props
  const t = reviewTexts(language)
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('release.title')}</h1>
        <p class="lede">{t('release.lead', { count })}</p>
      </div>
      <Problem text={props.error} />
      {open && <Open {...props} open={open} />}
      {count > 0 && (
        <Chapter id="choose" heading={t('release.choose')} aside={t('release.choose.aside')}>
          <Choose {...props} />
        </Chapter>
      )}
      {held.length > 0 && (
        <Chapter id="held" heading={t('release.held', { count: held.length })} aside={t('release.held.aside')}>
          <Held items={held} {...{ edition, language }} />
        </Chapter>
      )}
      {letters.length > 0 && (
        <Chapter id="letters" heading={t('letters.title')} aside={t('letters.aside')}>
          <LettersBySort {...{ edition, language, letters, query }} />
        </Chapter>
      )}
      <Chapter id="balance" heading={t('balance.title')} aside={t('balance.aside')}>
        <BalanceFigure {...props} />
      </Chapter>
      <Last {...props} />
      {props.maySetRule && <Rule {...props} />}
    </div>
  )
}

function Open({ edition, language, open, people }: ReleaseProps & { open: Release }) {
  const t = reviewTexts(language)
  return (
    <p class="notice notice--care">
      <span>
        {t(open.state === 'asked' ? 'release.asked' : 'release.under-way')}{' '}
        {open.askedAt && (
          <Who by={people.get(open.askedBy ?? '') ?? null} at={open.askedAt} {...{ edition, language }} />
        )}{' '}
        <a href={deskPath(edition, language, 'release', open.id)}>{t('release.see')}</a>
      </span>
    </p>
  )
}

function Choose({ edition, language, words, groups, without, mayRelease, open }: ReleaseProps) {
  const t = reviewTexts(language)
  const here = deskPath(edition, language, 'release')
  return (
    <form method="get" action={here} class="stack">
      <input type="hidden" name="chosen" value="1" />
      {groups.map((group) => (
        <GroupChoice key={group.key} {...{ group, without, edition, language, words }} />
      ))}
      <p class="actions">
        {mayRelease && !open && (
          <button type="submit" class="btn" formaction={`${here}/confirm`}>
            {t('release.go-on')}
          </button>
        )}
        <button type="submit" class="btn btn--second">
          {t('release.count-again')}
        </button>
      </p>
    </form>
  )
}

type GroupProps = Pick<ReleaseProps, 'edition' | 'language' | 'words' | 'without'> & { group: Group }

/** One outcome, one kind, one language of letters; single ones can be left out. */
function GroupChoice({ group, without, edition, language, words }: GroupProps) {
  const t = reviewTexts(language)
  const [first] = group.items
  if (!first) return null
  const { outcome, submission } = first
  return (
    <div class="release-group">
      <label class="choice">
        <input type="checkbox" name="group" value={group.key} checked={group.chosen} />
        <span>
          <b>{t(`outcome.is.${outcome}`)}</b> · {words.name('kind', submission.kind)} ·{' '}
          <bdi lang={submission.reads}>{NATIVE_NAMES[submission.reads]}</bdi> ·{' '}
          {formatNumber(group.items.length, language)}
        </span>
      </label>
      <details class="more" open={group.items.some((item) => without.includes(item.submission.reference))}>
        <summary class="small">{t('release.each')}</summary>
        <ul class="plain small">
          {group.items.map((item) => (
            <li class="release-item" key={item.id}>
              <span>
                <Named of={item.submission} {...{ edition, language }} />{' '}
                {item.into && <b>{outcomeWords('merged', item.into.reference, language)}</b>}
              </span>
              <label class="choice">
                <input
                  type="checkbox"
                  name="without"
                  value={item.submission.reference}
                  checked={without.includes(item.submission.reference)}
                />
                <span>{t('release.leave-out')}</span>
              </label>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** What was released so far, each with its receipt. */
function Last({ edition, language, last, people }: ReleaseProps) {
  const t = reviewTexts(language)
  if (last.length === 0) return null
  return (
    <Chapter id="last" heading={t('release.last')}>
      <ul class="plain stack">
        {last.map((release) => (
          <li key={release.id}>
            <a href={deskPath(edition, language, 'release', release.id)}>
              {t('receipt.title', { count: release.decisions })}
            </a>{' '}
            {release.releasedAt && (
              <span class="soft">
                <bdi>{people.get(release.releasedBy ?? '')}</bdi>{' '}
                <Moment at={release.releasedAt} zone={edition.zone} language={language} weekday={false} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

function Rule({ edition, language, secondPerson }: ReleaseProps) {
  const t = reviewTexts(language)
  return (
    <Chapter id="rule" heading={t('release.rule')} aside={t('release.rule.aside')}>
      <form method="post" action={deskPath(edition, language, 'release', 'rule')} class="stack">
        <p>{t(secondPerson ? 'release.rule.is-two' : 'release.rule.is-one')}</p>
        <input type="hidden" name="second" value={secondPerson ? 'no' : 'yes'} />
        <button type="submit" class="btn btn--second btn--small">
          {t(secondPerson ? 'release.rule.one' : 'release.rule.two')}
        </button>
      </form>
    </Chapter>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { InFormats } from '../../page/parts/in-formats.tsx'
import { BothTimes, Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { inGroups, type Receipt } from '../receipt.ts'
import { submissionsTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  receipt: Receipt
  language: Language
  readerZone: string | null
  mayAmend: boolean
  mayWithdraw: boolean
  withdrawn: boolean
  /** Where a letter with the receipt went; null: none did. */
  letterTo: string | null
}

/** What may still happen to it, by what its owner may do. */
const nextKey = ({ mayAmend, mayWithdraw, withdrawn }: Pick<Props, 'mayAmend' | 'mayWithdraw' | 'withdrawn'>) =>
  withdrawn
    ? 'receipt.next.withdrawn'
    : mayAmend
      ? 'receipt.next.open'
      : mayWithdraw
        ? 'receipt.next.closed'
        : 'receipt.next.decided'

/** The receipt: what arrived, when, and its fingerprint. It prints alone. */
export function ReceiptPage(props: Props) {
  const { edition, receipt, language, readerZone, mayAmend, mayWithdraw, letterTo } = props
  const t = submissionsTexts(language)
  const own = (...rest: string[]) => pathTo(language, edition.slug, 'drafts', receipt.draftId, ...rest)
  const register = pathTo(language, edition.slug, 'submissions', receipt.number)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('receipt.title')}</h1>
        <p class="lede">{t('receipt.lead')}</p>
      </div>
      <span hidden data-draft={receipt.draftId} data-done />
      <div class="receipt">
        <p class="soft small">{t('receipt.reference')}</p>
        <p class="receipt__no">
          <bdi dir="ltr">{receipt.reference}</bdi>
        </p>
        <dl>
          <dt>{t('receipt.version')}</dt>
          <dd>{receipt.version}</dd>
          <dt>{t('receipt.received')}</dt>
          <dd>
            <BothTimes at={receipt.receivedAt} held={edition} readerZone={readerZone} language={language} seconds />
            {readerZone !== null && readerZone !== 'UTC' && (
              <p class="small">
                <Moment at={receipt.receivedAt} zone="UTC" language={language} seconds />
              </p>
            )}
          </dd>
          <dt>{t('receipt.by')}</dt>
          <dd>
            <bdi>{receipt.submitterName}</bdi>
            {receipt.organization && (
              <>
                {' · '}
                <bdi lang={receipt.organization.language}>{receipt.organization.name}</bdi>
              </>
            )}
          </dd>
          <dt>{t('receipt.hash')}</dt>
          <dd class="mono">
            <bdi dir="ltr">{inGroups(receipt.contentHash)}</bdi>
          </dd>
        </dl>
        <div class="actions mt-5">
          <a class="btn" href={own('receipt.txt')}>
            <Icon name="save" /> {t('receipt.save')}
          </a>
          <a class="btn btn--second" href={register}>
            {t('receipt.see')}
          </a>
          <a class="btn btn--quiet" href={own('content.json')}>
            {t('receipt.content')}
          </a>
        </div>
        <p class="mt-4">
          <Pair language={language} name={t('receipt.document')}>
            <InFormats name={t('receipt.document')} of={(format) => own(`receipt.${format}`)} />
          </Pair>
        </p>
      </div>
      <Chapter id="next" heading={t('receipt.next')}>
        <div class="stack">
          <p class="measure">{t(nextKey(props))}</p>
          <p class="measure">{letterTo ? t('receipt.letter', { address: letterTo }) : t('receipt.letter.none')}</p>
          <div class="actions">
            {mayAmend && (
              <form method="post" action={`${register}/amend`}>
                <button type="submit" class="btn btn--second">
                  {t('receipt.amend')}
                </button>
              </form>
            )}
            {mayWithdraw && (
              <a class="btn btn--quiet" href={`${register}/withdraw`}>
                {t('receipt.withdraw')}
              </a>
            )}
          </div>
        </div>
      </Chapter>
    </div>
  )
}

/** Taking a submission back asks for a reason. */
export function WithdrawPage({
  edition,
  number,
  reference,
  language,
  problem,
}: {
  edition: EditionScope
  number: number
  reference: string
  language: Language
  problem: string | null
}) {
  const t = submissionsTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{reference}</p>
        <h1>{t('withdraw.title')}</h1>
        <p class="lede">{t('withdraw.text')}</p>
      </div>
      <form method="post" action={pathTo(language, edition.slug, 'submissions', number, 'withdraw')}>
        <div class={problem ? 'field has-error' : 'field'}>
          <label class="field__label" for="reason">
            {t('withdraw.reason')}
          </label>
          {problem && (
            <p class="error" id="reason-error" role="alert">
              <Icon name="wrong" /> <span>{problem}</span>
            </p>
          )}
          <textarea
            class="input"
            id="reason"
            name="reason"
            rows={4}
            aria-describedby={problem ? 'reason-error' : undefined}
          />
        </div>
        <div class="actions">
          <button type="submit" class="btn btn--wrong">
            {t('receipt.withdraw')}
          </button>
        </div>
      </form>
    </div>
  )
}

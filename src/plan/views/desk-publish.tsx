import type { EditionScope } from '../../access/public.ts'
import { Change } from '../../agenda/parts.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { ChangedSession } from '../changed.ts'
import { LetterCounts } from '../letters/views/letter-counts.tsx'
import type { PublishFacts, PublishRefusal } from '../publish-agenda.ts'
import type { OrderRefusal } from '../publishing/order-publication.ts'
import type { StandingOrder } from '../publishing/reads.ts'
import { publishingTexts } from '../publishing/texts.ts'
import { Standing } from '../publishing/views/standing-order.tsx'
import { SetTime, VersionFields, type VersionWords } from '../publishing/views/version-fields.tsx'
import { type NamesOfPlan, sentencesOf } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import { Broken } from './broken.tsx'
import { Changed } from './changed.tsx'
import { ReasonField } from './form-parts.tsx'
import { Refused } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  facts: PublishFacts
  /** Mark of all this page shows; travels with the form. */
  seen: string
  names: NamesOfPlan
  refusal: PublishRefusal | OrderRefusal | undefined
  changed: readonly ChangedSession[] | null
  /** The publication that waits for its time, or was held back; with what had changed then. */
  order: StandingOrder | null
  heldChanged: readonly ChangedSession[] | null
  typed: VersionWords & { readonly reason: string }
}

/** What would become public, the rules it breaks, and the button that makes it so. */
export function DeskPublishPage(props: Props) {
  const { edition, language, facts, refusal, changed } = props
  const t = planTexts(language)
  const count = facts.changes.length
  const sentences = sentencesOf(facts.frame, props.names, language, edition.zone)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('publish.title')}</h1>
        <p class="lede">{count === 0 ? t('refusal.nothing-to-publish') : t('publish.lead')}</p>
      </div>
      <Standing {...{ edition, language }} order={props.order} changed={props.heldChanged} />
      <Changed items={changed} {...{ edition, language }} />
      {count > 0 && !changed && <Refused words={refusal && wordsOf(refusal.code, language)} />}
      {count > 0 && <Broken broken={facts.breaches} help={t('publish.broken')} {...{ sentences, language }} />}
      {count > 0 && (
        <Chapter id="changes" heading={sessionTexts(language)('changes.title')}>
          <div class="stack">
            <ul class="plain">
              {facts.changes.map((change) => (
                <Change key={change.number} {...{ change, edition, language }} />
              ))}
            </ul>
          </div>
        </Chapter>
      )}
      {count > 0 && (
        <p>
          <a class="btn btn--second" href={pathTo(language, edition.slug, 'desk', 'agenda', 'preview')}>
            {publishingTexts(language)('preview')}
          </a>
        </p>
      )}
      {count > 0 && <LetterCounts letters={facts.letters} {...{ edition, language }} />}
      {count > 0 && <Confirm {...props} />}
    </div>
  )
}

const ORDERING = ['order-waiting', 'time-missing', 'time-ambiguous', 'time-past'] as const

function wordsOf(code: (PublishRefusal | OrderRefusal)['code'], language: Language): string {
  const ordering = ORDERING.find((one) => one === code)
  if (ordering) return publishingTexts(language)(`refusal.${ordering}`)
  return planTexts(language)(`refusal.${code as PublishRefusal['code']}`)
}

function Confirm({ edition, language, facts, seen, typed, order }: Props) {
  const t = planTexts(language)
  return (
    <form method="post" action={pathTo(language, edition.slug, 'desk', 'agenda', 'publish')} class="stack">
      <input type="hidden" name="seen" value={seen} />
      <VersionFields {...{ language }} words={typed} />
      {facts.breaches.length > 0 && (
        <ReasonField label={t('publish.reason')} value={typed.reason} required language={language} />
      )}
      <button type="submit" class="btn">
        {t('publish.save', { count: facts.changes.length })}
      </button>
      {order?.state !== 'waiting' && <SetTime {...{ edition, language }} local={typed.local} />}
    </form>
  )
}

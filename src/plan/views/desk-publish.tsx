import type { EditionScope } from '../../access/public.ts'
import { Change } from '../../agenda/parts.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { ChangedSession } from '../changed.ts'
import { LetterCounts } from '../letters/views/letter-counts.tsx'
import type { PublishFacts, PublishRefusal } from '../publish-agenda.ts'
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
  refusal: PublishRefusal | undefined
  changed: readonly ChangedSession[] | null
  typed: { note: string; reason: string }
}

/** What would become public, the rules it breaks, and the button that makes it so. */
export function DeskPublishPage(props: Props) {
  const { edition, language, facts, refusal, changed } = props
  const t = planTexts(language)
  const count = facts.changes.length
  const sentences = sentencesOf(facts.problem, props.names, language, edition.zone)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('publish.title')}</h1>
        <p class="lede">{count === 0 ? t('refusal.nothing-to-publish') : t('publish.lead')}</p>
      </div>
      <Changed items={changed} {...{ edition, language }} />
      {count > 0 && !changed && <Refused words={refusal && t(`refusal.${refusal.code}`)} />}
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
      {count > 0 && <LetterCounts letters={facts.letters} {...{ edition, language }} />}
      {count > 0 && <Confirm {...props} />}
    </div>
  )
}

function Confirm({ edition, language, facts, seen, typed }: Props) {
  const t = planTexts(language)
  return (
    <form method="post" action={pathTo(language, edition.slug, 'desk', 'agenda', 'publish')} class="stack">
      <input type="hidden" name="seen" value={seen} />
      <div class="field">
        <label class="field__label" for="note">
          {t('publish.note')}
        </label>
        <textarea class="input" id="note" name="note" rows={3} maxlength={2000} dir="auto">
          {typed.note}
        </textarea>
      </div>
      {facts.breaches.length > 0 && (
        <ReasonField label={t('publish.reason')} value={typed.reason} required language={language} />
      )}
      <button type="submit" class="btn">
        {t('publish.save', { count: facts.changes.length })}
      </button>
    </form>
  )
}

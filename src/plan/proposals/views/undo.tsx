import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { ChangedSession } from '../../changed.ts'
import { type NamesOfPlan, sentencesOf } from '../../sentences.ts'
import { Broken } from '../../views/broken.tsx'
import { Changed } from '../../views/changed.tsx'
import { PlaceOf } from '../../views/desk.tsx'
import { ReasonField } from '../../views/form-parts.tsx'
import { Refused } from '../../views/parts.tsx'
import { SessionLink } from '../../views/session-link.tsx'
import { proposalTexts } from '../texts.ts'
import type { UndoAcceptanceRefusal, UndoFacts } from '../undo-acceptance.ts'

type Props = {
  edition: EditionScope
  language: Language
  facts: UndoFacts
  names: NamesOfPlan
  /** Mark of all this page shows; travels with the form. */
  seen: string
  reason: string
  refusal: UndoAcceptanceRefusal | undefined
  changed: readonly ChangedSession[] | null
}

const FATES = ['back', 'moved-since', 'begun', 'past'] as const

/** What undoing an accepted plan would do, counted, session by session, and the button that does it. */
export function UndoAcceptancePage(props: Props) {
  const { edition, language, facts, names, refusal, changed, seen, reason } = props
  const t = proposalTexts(language)
  const sentences = sentencesOf(facts.frame, names, language, edition.zone)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('undo.title')}</h1>
        <p class="lede">{t('undo.lead')}</p>
      </div>
      <Changed items={changed} {...{ edition, language }} />
      {!changed && <Refused words={refusal && t(`refusal.${refusal.code}`)} />}
      <Broken broken={facts.breaches} {...{ sentences, language }} />
      {FATES.map((fate) => (
        <OfFate key={fate} {...props} fate={fate} />
      ))}
      <form
        method="post"
        action={pathTo(language, edition.slug, 'desk', 'programme', 'acceptances', facts.id, 'undo')}
        class="stack"
      >
        <input type="hidden" name="seen" value={seen} />
        <ReasonField label={t('undo.reason')} value={reason} language={language} />
        <button type="submit" class="btn">
          {t('undo.confirm', { count: facts.moves.length })}
        </button>
      </form>
    </div>
  )
}

function OfFate({ facts, fate, edition, language }: Props & { fate: (typeof FATES)[number] }) {
  const items = facts.items.filter((item) => item.fate === fate)
  if (items.length === 0) return null
  return (
    <Chapter id={fate} heading={proposalTexts(language)(`undo.${fate}`, { count: items.length })}>
      <ul class="plain stack">
        {items.map(({ at }) => (
          <li key={at.number}>
            {at.number} <SessionLink {...{ edition, language }} session={at} />
            <p class="small soft">
              <PlaceOf {...{ edition, language }} session={at} />
            </p>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

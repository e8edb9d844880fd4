import type { EditionScope } from '../../../access/public.ts'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { isCalledOff } from '../../../sessions/public.ts'
import type { DeskSession } from '../../desk-reads.ts'
import { ProgrammeNav, Refused } from '../../views/parts.tsx'
import { SessionChoice } from '../../views/session-choice.tsx'
import type { ProposalRefusal } from '../refusals.ts'
import { proposalTexts } from '../texts.ts'
import { SearchTerms } from './search-terms.tsx'

type TypedProposal = {
  readonly scope: string
  readonly sessions: readonly string[]
  readonly seconds: string
  readonly respectLocks: boolean
  readonly keepPublished: boolean
}

type Props = {
  edition: EditionScope
  language: Language
  sessions: readonly DeskSession[]
  locks: number
  typed: TypedProposal
  refusal: ProposalRefusal | undefined
}

/** What to search for: which sessions, how long, what stays. */
export function ProposePage({ edition, language, sessions, locks, typed, refusal }: Props) {
  const t = proposalTexts(language)
  const standing = sessions.filter((s) => !isCalledOff(s.state))
  const counts = { unplaced: standing.filter((s) => !s.startsAt).length, all: standing.length }
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('propose.title')}</h1>
        <p class="lede">{t('propose.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      <form method="post" action={pathTo(language, edition.slug, 'desk', 'programme', 'propose')} class="stack mt-4">
        <Refused words={refusal && t(`refusal.${refusal.code}`)} />
        <fieldset class="field">
          <legend>{t('propose.scope')}</legend>
          <div class="choices">
            {(['unplaced', 'all', 'selection'] as const).map((scope) => (
              <label class="choice" key={scope}>
                <input type="radio" name="scope" value={scope} checked={typed.scope === scope} />
                <span>{t(`propose.scope.${scope}`)}</span>
                {scope !== 'selection' && <small>{t('sessions', { count: counts[scope] })}</small>}
              </label>
            ))}
          </div>
        </fieldset>
        <details class="more" open={typed.scope === 'selection'}>
          <summary>{t('propose.choose')}</summary>
          <SessionChoice
            sessions={standing}
            chosen={typed.sessions}
            below={(s) => (s.startsAt ? <bdi>{s.room}</bdi> : t('kind.left-out'))}
          />
        </details>
        <SearchTerms typed={typed} locks={locks} start={t('propose.start')} language={language}>
          <label class="choice">
            <input type="checkbox" name="published" value="yes" checked={typed.keepPublished} />
            <span>{t('propose.published')}</span>
          </label>
        </SearchTerms>
      </form>
    </div>
  )
}

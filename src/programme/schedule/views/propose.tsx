import type { EditionScope } from '../../../access/public.ts'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { Refusal } from '../../../platform/result.ts'
import type { DeskSession } from '../../desk-reads.ts'
import { Own } from '../../views/entry.tsx'
import { SECONDS_TO_CHOOSE } from '../proposal.ts'
import { scheduleTexts } from '../texts.ts'
import { ProgrammeNav, Refused } from './parts.tsx'

export type TypedProposal = {
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
  refusal: Refusal<string> | undefined
}

/** What to search for: which sessions, how long, what stays. */
export function ProposePage({ edition, language, sessions, locks, typed, refusal }: Props) {
  const t = scheduleTexts(language)
  const standing = sessions.filter((s) => s.state !== 'cancelled' && s.state !== 'postponed')
  const counts = { unplaced: standing.filter((s) => !s.startsAt).length, all: standing.length }
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('propose.title')}</h1>
        <p class="lede">{t('propose.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      <form method="post" action={pathTo(language, edition.slug, 'desk', 'programme', 'propose')} class="stack mt-4">
        <Refused {...{ refusal, language }} />
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
          <div class="choices">
            {standing.map((s) => (
              <label class="choice" key={s.id}>
                <input
                  type="checkbox"
                  name="session"
                  value={s.number}
                  checked={typed.sessions.includes(String(s.number))}
                />
                <span>
                  {s.number} <Own language={s.language}>{s.title}</Own>
                </span>
                <small>{s.startsAt ? <bdi>{s.room}</bdi> : t('kind.left-out')}</small>
              </label>
            ))}
          </div>
        </details>
        <Seconds typed={typed.seconds} language={language} />
        <fieldset class="field">
          <legend>{t('propose.stays')}</legend>
          <div class="choices">
            <label class="choice">
              <input type="checkbox" name="locks" value="yes" checked={typed.respectLocks} />
              <span>{t('propose.locks')}</span>
              <small>{t('locks', { count: locks })}</small>
            </label>
            <label class="choice">
              <input type="checkbox" name="published" value="yes" checked={typed.keepPublished} />
              <span>{t('propose.published')}</span>
            </label>
          </div>
        </fieldset>
        <p class="small soft">{t('propose.nothing-changes')}</p>
        <div class="actions">
          <button type="submit" class="btn">
            {t('propose.start')}
          </button>
        </div>
      </form>
    </div>
  )
}

export function Seconds({ typed, language }: { typed: string; language: Language }) {
  const t = scheduleTexts(language)
  return (
    <fieldset class="field">
      <legend>{t('propose.seconds')}</legend>
      <p class="field__help">{t('propose.seconds.help')}</p>
      <div class="choices">
        {SECONDS_TO_CHOOSE.map((seconds) => (
          <label class="choice" key={seconds}>
            <input type="radio" name="seconds" value={seconds} checked={typed === String(seconds)} />
            <span>{t('seconds', { count: seconds })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

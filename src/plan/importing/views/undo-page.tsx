import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { ChangedSession } from '../../changed.ts'
import { type NamesOfPlan, sentencesOf } from '../../sentences.ts'
import { Broken } from '../../views/broken.tsx'
import { Changed } from '../../views/changed.tsx'
import { ReasonField } from '../../views/form-parts.tsx'
import { ProgrammeNav, Refused } from '../../views/parts.tsx'
import { FATES, goesBack, type ItemUndone } from '../kept-import.ts'
import { importTexts } from '../texts.ts'
import type { UndoImportFacts, UndoImportRefusal } from '../undo-import.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  /** The page of the file. */
  readonly here: string
  readonly facts: UndoImportFacts
  readonly names: NamesOfPlan
  readonly seen: string
  readonly reason: string
  readonly refusal: UndoImportRefusal | undefined
  readonly changed: readonly ChangedSession[] | null
}

/** What undoing an import would do, counted, session by session, and the button that does it. */
export function UndoImportPage({ edition, language, here, facts, names, refusal, changed, seen, reason }: Props) {
  const t = importTexts(language)
  const items = facts.items.map(({ kept: { number, title }, fate }) => ({ number, title, fate }))
  const back = items.filter(goesBack).length
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('undo.title')}</h1>
        <p class="lede">{t('undo.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="sessions" />
      <Changed items={changed} {...{ edition, language }} />
      {!changed && <Refused words={refusal && t(`refusal.${refusal.code}`)} />}
      <Broken
        broken={facts.breaches}
        sentences={sentencesOf(facts.frame, names, language, edition.zone)}
        {...{ language }}
      />
      <SessionsByFate {...{ edition, language, items }} />
      {back > 0 ? (
        <form method="post" action={`${here}/undo`} class="stack mt-6">
          <input type="hidden" name="seen" value={seen} />
          <p class="small soft">{t('undo.rooms')}</p>
          <ReasonField label={t('undo.reason')} value={reason} language={language} />
          <div class="toolbar">
            <button type="submit" class="btn btn--wrong">
              {t('undo.confirm', { count: back })}
            </button>
            <a class="btn btn--quiet" href={here}>
              {t('undo.leave')}
            </a>
          </div>
        </form>
      ) : (
        <p class="empty mt-6">{t('refusal.nothing-to-undo')}</p>
      )}
    </div>
  )
}

type ListProps = { edition: EditionScope; language: Language; items: readonly ItemUndone[] }

/** Sessions by what undoing an import does, or did, to them; what stays is named first. */
export function SessionsByFate({ edition, language, items }: ListProps) {
  const t = importTexts(language)
  const staying = FATES.filter((fate) => !goesBack({ fate }))
  return [...staying, ...FATES.filter((fate) => goesBack({ fate }))].map((fate) => {
    const those = items.filter((item) => item.fate === fate)
    if (those.length === 0) return null
    return (
      <Chapter key={fate} id={fate} heading={t(`undo.fate.${fate}`, { count: those.length })}>
        <ul class="plain stack">
          {those.map(({ number, title }) => (
            <li key={number}>
              {number}{' '}
              <a href={pathTo(language, edition.slug, 'desk', 'sessions', number)}>
                <bdi>{title}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </Chapter>
    )
  })
}

import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { agendaTexts } from '../texts.ts'

export type Compared = { readonly from: number; readonly to: number }
export type Choosing = { edition: EditionScope; language: Language; versions: readonly number[]; chosen?: Compared }

/** A choice of two versions; without one, the last and the one before it. */
export function CompareVersions({ edition, language, versions, chosen }: Choosing) {
  const t = agendaTexts(language)
  const newest = Math.max(...versions)
  const { from, to } = chosen ?? { from: newest - 1, to: newest }
  return (
    <form
      class="compare no-print"
      method="get"
      action={pathTo(language, edition.slug, 'agenda', 'changes')}
      aria-label={t('changes.compare')}
    >
      <Version name="from" label={t('changes.from')} picked={from} {...{ versions, language }} />
      <Version name="to" label={t('changes.to')} picked={to} {...{ versions, language }} />
      <button type="submit" class="btn btn--second">
        {t('changes.show')}
      </button>
    </form>
  )
}

type Picking = { name: string; label: string; picked: number; versions: readonly number[]; language: Language }

function Version({ name, label, picked, versions, language }: Picking) {
  const t = agendaTexts(language)
  return (
    <label>
      <span class="facets__label">{label}</span>
      <select class="input" name={name}>
        {versions.map((version) => (
          <option key={version} value={version} selected={version === picked}>
            {t('versions.one', { version })}
          </option>
        ))}
      </select>
    </label>
  )
}

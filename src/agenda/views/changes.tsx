import type { AgendaChange } from '../agenda-changes.ts'
import { agendaTexts } from '../texts.ts'
import { type Choosing, type Compared, CompareVersions } from './compare-versions.tsx'
import { Change } from './versions.tsx'

/** What differs between two versions, whatever lies between them. */
export function ChangesPage(props: Choosing & { chosen: Compared; changes: readonly AgendaChange[] }) {
  const { edition, language, chosen, changes } = props
  const t = agendaTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('changes.between', chosen)}</h1>
        {changes.length === 0 && <p class="lede">{t('changes.none')}</p>}
      </div>
      <CompareVersions {...props} />
      <ul class="plain">
        {changes.map((change) => (
          <Change key={change.number} {...{ change, edition, language }} />
        ))}
      </ul>
    </div>
  )
}

import { Chapter } from '../../../page/layout.tsx'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import { planTexts } from '../../texts.ts'
import { NamedTable } from '../../views/named-table.tsx'
import { price } from '../../views/parts.tsx'
import type { PlanView } from '../proposal-view.ts'
import { proposalTexts } from '../texts.ts'

/** On whom a plan weighs, the heaviest first. */
export function PeopleCosts({ view, language }: { view: PlanView; language: Language }) {
  const t = proposalTexts(language)
  const tPlan = planTexts(language)
  if (view.people.length === 0) return null
  return (
    <Chapter id="people" heading={t('people.title')} aside={t('people.help')}>
      <NamedTable
        name={t('people.title')}
        heads={[t('column.person'), t('figure.broken'), t('figure.cost')]}
        language={language}
      >
        <tbody>
          {view.people.map((one) => (
            <tr key={one.person}>
              <th scope="row">
                <bdi>{view.names.people.get(one.person) ?? tPlan('person.someone')}</bdi>
              </th>
              <td>{formatNumber(one.hard, language)}</td>
              <td>{price(one.soft, language)}</td>
            </tr>
          ))}
        </tbody>
      </NamedTable>
    </Chapter>
  )
}

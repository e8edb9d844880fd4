import { Chapter } from '../../../page/layout.tsx'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import type { Sentences } from '../../sentences.ts'
import { planTexts } from '../../texts.ts'
import { NamedTable } from '../../views/named-table.tsx'
import { price } from '../../views/parts.tsx'
import type { CostLine } from '../comparison.ts'
import { proposalTexts } from '../texts.ts'

/** What each constraint costs, one column a plan. */
export function Costs({
  lines,
  heads,
  language,
  sentences,
}: {
  lines: readonly CostLine[]
  heads: readonly string[]
  language: Language
  sentences: Sentences
}) {
  const t = proposalTexts(language)
  const tPlan = planTexts(language)
  const sum = (i: number) =>
    lines.reduce((total, line) => total + (line.weight === 'hard' ? 0 : (line.costs[i] ?? 0)), 0)
  return (
    <Chapter id="costs" heading={t('costs.title')} aside={t('costs.help')}>
      <NamedTable
        name={t('costs.title')}
        heads={[tPlan('column.constraint'), t('column.weight'), ...heads]}
        language={language}
      >
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">{sentences.title(line.name)}</th>
              <td>{line.weight === 'hard' ? tPlan('weight.must') : formatNumber(line.weight, language)}</td>
              {line.costs.map((cost, i) => (
                <td key={heads[i]}>
                  {line.weight === 'hard'
                    ? cost === 0
                      ? '–'
                      : t('broken.times', { count: cost })
                    : price(cost, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('figure.cost')}
            </th>
            {heads.map((head, i) => (
              <td key={head}>{price(sum(i), language)}</td>
            ))}
          </tr>
        </tfoot>
      </NamedTable>
    </Chapter>
  )
}

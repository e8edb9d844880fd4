import { byLetters, formatNumber, type Language } from '../../platform/languages/public.ts'
import type { Balance } from '../reads.ts'
import { reviewTexts } from '../texts.ts'
import type { Words } from '../words.ts'

/** Widths of the bars, for the page's own style: nothing on an element, the content policy forbids it. */
export function balanceStyle(balance: Balance): string {
  return (['groups', 'regions'] as const)
    .flatMap((part) =>
      ordered(balance[part]).map((row, i) => `.balance--${part} tr:nth-child(${i + 1}){--v:${row.width}%}`),
    )
    .join('')
}

type Row = Balance['groups'][number]

function ordered(rows: readonly Row[]) {
  const taken = rows.reduce((sum, row) => sum + row.taken, 0)
  const most = Math.max(1, ...rows.map((row) => row.taken))
  return [...rows]
    .filter((row) => row.all > 0)
    .sort((a, b) => byLetters('en')(a.code ?? '~', b.code ?? '~'))
    .map((row) => ({
      ...row,
      share: taken === 0 ? 0 : Math.round((row.taken / taken) * 100),
      width: Math.round((row.taken / most) * 95),
    }))
}

/** Who would be on the programme if all decisions were released now; each share beside its count. */
export function BalanceFigure({ balance, language, words }: { balance: Balance; language: Language; words: Words }) {
  const t = reviewTexts(language)
  return (
    <div class="beside beside--even balance">
      {(['groups', 'regions'] as const).map((part) => (
        <table class={`bars balance--${part}`} key={part}>
          <caption>{t(`balance.${part}`)}</caption>
          <tbody>
            {ordered(balance[part]).map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  {row.code ? words.name(part === 'groups' ? 'group' : 'region', row.code) : t('balance.unknown')}
                </th>
                <td>
                  <div class={`bar p${part === 'groups' && row.code ? words.pattern(row.code) : 0}`} aria-hidden="true">
                    <i />
                  </div>
                </td>
                <td class="n">
                  <b>{t('balance.share', { share: row.share })}</b>
                </td>
                <td class="say">
                  {t('balance.of', { taken: formatNumber(row.taken, language), all: formatNumber(row.all, language) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

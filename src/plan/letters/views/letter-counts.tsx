import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatNumber, LANGUAGES, type Language, NATIVE_NAMES } from '../../../platform/languages/public.ts'
import { NamedTable } from '../../views/named-table.tsx'
import { type LetterFacts, type LetterSort, sortOf, TOLD_KINDS } from '../letter-facts.ts'
import { planLetterTexts } from '../texts.ts'

type Props = { edition: EditionScope; language: Language; letters: readonly LetterFacts[] }
const SORTS: readonly LetterSort[] = [...TOLD_KINDS, 'several']

/** The letters a publication will send, counted by what they tell and in which language, each count leading to the real ones. */
export function LetterCounts({ edition, language, letters }: Props) {
  const t = planLetterTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'agenda', 'letters')
  const rows = SORTS.flatMap((sort) =>
    LANGUAGES.map((reads) => ({ sort, reads, count: countOf(letters, sort, reads) })).filter(({ count }) => count > 0),
  )
  return (
    <Chapter id="letters" heading={t('letters.count', { count: letters.length })} aside={t('letters.aside')}>
      {letters.length === 0 ? (
        <p class="empty">{t('letters.none')}</p>
      ) : (
        <NamedTable
          name={t('letters.title')}
          heads={[t('letters.sort'), t('letters.language'), t('letters.number')]}
          language={language}
        >
          <tbody>
            {rows.map(({ sort, reads, count }) => (
              <tr key={`${sort} ${reads}`}>
                <th scope="row">{t(`sort.${sort}`)}</th>
                <td lang={reads}>{NATIVE_NAMES[reads]}</td>
                <td>
                  {formatNumber(count, language)}{' '}
                  <a href={`${base}?sort=${sort}&reads=${reads}`}>{t('letters.read')}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </NamedTable>
      )}
    </Chapter>
  )
}

const countOf = (letters: readonly LetterFacts[], sort: LetterSort, reads: Language) =>
  letters.filter((letter) => sortOf(letter) === sort && letter.to.reads === reads).length

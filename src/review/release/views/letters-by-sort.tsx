import type { EditionScope } from '../../../access/public.ts'
import { formatNumber, LANGUAGES, type Language, NATIVE_NAMES } from '../../../platform/languages/public.ts'
import { reviewTexts } from '../../texts.ts'
import { type LetterFacts, type LetterSort, sortOf } from '../letter-facts.ts'
import { lettersAddress } from './letters-address.ts'

const SORTS: readonly LetterSort[] = ['accepted', 'merged', 'not_taken', 'deferred', 'host', 'freed']

type Props = { edition: EditionScope; language: Language; letters: readonly LetterFacts[]; query: string }

/** How many letters leave, by what they tell and in which language; each number leads to the letters themselves. */
export function LettersBySort({ edition, language, letters, query }: Props) {
  const t = reviewTexts(language)
  const used = LANGUAGES.filter((reads) => letters.some(({ about }) => about.reads === reads))
  const count = (sort: LetterSort, reads: Language) =>
    letters.filter((letter) => sortOf(letter) === sort && letter.about.reads === reads).length
  const unmarked = letters.filter(lacksReason).length
  return (
    <div class="stack">
      <section class="scroll" tabindex={0} aria-label={t('letters.sort')}>
        <table class="desk">
          <thead>
            <tr>
              <th scope="col">{t('letters.sort')}</th>
              {used.map((reads) => (
                <th scope="col" key={reads} lang={reads}>
                  {NATIVE_NAMES[reads]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SORTS.filter((sort) => letters.some((letter) => sortOf(letter) === sort)).map((sort) => (
              <tr key={sort}>
                <th scope="row">{t(`letters.sort.${sort}`)}</th>
                {used.map((reads) => (
                  <td key={reads}>
                    {count(sort, reads) > 0 && (
                      <a href={lettersAddress(edition, language, query, { sort, reads, at: '0' })}>
                        {formatNumber(count(sort, reads), language)}
                        <span class="hidden"> {t('letters.read')}</span>
                      </a>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {unmarked > 0 && <p class="notice notice--care">{t('letters.marked', { count: unmarked })}</p>}
    </div>
  )
}

/** The reason is not written in the language of the letter. */
const lacksReason = ({ about, decision, arrivals }: LetterFacts): boolean =>
  [decision?.reason, ...arrivals.map(({ reason }) => reason)].some(
    (reason) => reason !== undefined && reason.language !== about.reads && !reason.others[about.reads],
  )

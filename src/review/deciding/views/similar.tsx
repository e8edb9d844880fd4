import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import type { Language } from '../../../platform/languages/public.ts'
import { isOutcome } from '../../decision.ts'
import { deskPath, withQuery } from '../../desk-addresses.ts'
import type { Similar } from '../../similar/reads.ts'
import { reviewTexts } from '../../texts.ts'
import { Named, outcomeWords, stateWords } from '../../views/parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  reference: string
  search: string
  similar: Similar | null
  /** The one that stands beside this one now. */
  beside: string | null
}

/** Submissions a machine found to say nearly the same: to be read beside this one, or to merge it into. */
export function SimilarOnes(props: Props) {
  const { edition, language, similar } = props
  const t = reviewTexts(language)
  if (!similar || similar.count === 0) return null
  return (
    <Chapter
      id="similar"
      heading={t('similar.title', { count: similar.count })}
      aside={<Found {...props} at={similar.at} />}
    >
      <ul class="plain stack">
        {similar.others.map((one) => (
          <li key={one.reference}>
            <p>
              <Named of={one} {...{ edition, language }} />
            </p>
            <p class="small">
              <span class="soft">
                {one.pending && isOutcome(one.pending)
                  ? outcomeWords(one.pending, '', language)
                  : stateWords(one.state, language)}
              </span>{' '}
              <a href={here(props, ['beside', one.reference])}>{t('similar.beside')}</a>{' '}
              <a href={here(props, ['outcome', 'merged'], ['into', one.reference], ['beside', one.reference])}>
                {t('similar.merge')}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

const here = ({ edition, language, reference, search }: Props, ...more: [string, string][]) =>
  withQuery(
    deskPath(edition, language, 'submissions', reference),
    String(new URLSearchParams([...new URLSearchParams(search), ...more])),
  )

function Found({ edition, language, at }: Props & { at: Date }) {
  return (
    <>
      {reviewTexts(language)('similar.found')} <Moment {...{ at, language }} zone={edition.zone} weekday={false} />
    </>
  )
}

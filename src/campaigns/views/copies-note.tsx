import type { EditionScope } from '../../access/public.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { CopiesOf } from '../reads.ts'
import { campaignTexts } from '../texts.ts'

/** As many as a line holds; a letter may have hundreds of copies. */
const MOST_NAMED = 6

type Props = { edition: EditionScope; language: Language; copies: CopiesOf | null }

/** Says of a submission that others say nearly the same: a machine's finding, with its time, and no verdict. */
export function CopiesNote({ edition, language, copies }: Props) {
  if (!copies) return null
  const t = campaignTexts(language)
  return (
    <p class="small">
      <span class="tag">{t('note.tag')}</span> {t('note.others', { count: copies.others.length })}{' '}
      {copies.others.slice(0, MOST_NAMED).map(({ reference }) => (
        <span key={reference}>
          <a href={pathTo(language, edition.slug, 'submissions', reference)}>
            <bdi dir="ltr">{reference}</bdi>
          </a>{' '}
        </span>
      ))}
      <span class="soft">
        {t('note.machine')} <Moment at={copies.at} zone={edition.zone} language={language} weekday={false} />
      </span>
    </p>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { besideIn } from '../../page/words.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { PublicSubmission } from '../reads.ts'
import { registerTexts } from '../texts.ts'

type Props = { edition: EditionScope; language: Language; submission: PublicSubmission }

/** Each version with the time it was received and its hash. */
export function Versions({ edition, language, submission }: Props) {
  const t = registerTexts(language)
  return (
    <Chapter id="versions" heading={t('versions.title')} aside={t('versions.aside')}>
      <section class="scroll" tabindex={0} aria-label={besideIn(language)(t('versions.title'), submission.reference)}>
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{t('versions.one')}</th>
              <th scope="col">{t('versions.received')}</th>
              <th scope="col">{t('versions.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {submission.versions.map((v) => (
              <tr key={v.version}>
                <td>{t('versions.n', { n: v.version })}</td>
                <td>
                  <Moment at={v.receivedAt} zone={edition.zone} language={language} weekday={false} />
                </td>
                <td class="mono">
                  <bdi dir="ltr">{v.hash}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Chapter>
  )
}

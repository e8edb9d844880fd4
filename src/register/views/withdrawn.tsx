import type { EditionScope } from '../../access/public.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Withdrawn } from '../../submissions/public.ts'
import type { RegisterWords } from '../register-words.ts'
import { registerTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  withdrawn: Withdrawn
  words: RegisterWords
  /** Whether the reader is who handed it in. */
  own: boolean
}

/** What is left of a submission that was withdrawn: its number and dates, and nothing of what it said. */
export function WithdrawnPage({ edition, language, withdrawn, words, own }: Props) {
  const t = registerTexts(language)
  const moment = (at: Date) => <Moment at={at} zone={edition.zone} language={language} />
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>
            <bdi dir="ltr">{withdrawn.reference}</bdi>
          </b>{' '}
          · {words.property('kind', withdrawn.kind)}
        </p>
        <h1>{t('withdrawn.title')}</h1>
        <p class="lede">{t('withdrawn.text')}</p>
        {own && (
          <p>
            {t('withdrawn.own')} <a href={pathTo(language, 'me')}>{t('withdrawn.to-own')}</a>
          </p>
        )}
      </div>
      <dl class="when">
        <div>
          <dt>{t('withdrawn.handed-in')}</dt>
          <dd>{moment(withdrawn.firstSubmittedAt)}</dd>
        </div>
        {withdrawn.lastSubmittedAt > withdrawn.firstSubmittedAt && (
          <div>
            <dt>{t('withdrawn.last-version')}</dt>
            <dd>{moment(withdrawn.lastSubmittedAt)}</dd>
          </div>
        )}
        {withdrawn.withdrawnAt && (
          <div>
            <dt>{t('withdrawn.at')}</dt>
            <dd>{moment(withdrawn.withdrawnAt)}</dd>
          </div>
        )}
      </dl>
      <p class="actions mt-5">
        <a class="btn btn--second" href={pathTo(language, edition.slug, 'submissions')}>
          {t('withdrawn.register')}
        </a>
      </p>
    </div>
  )
}

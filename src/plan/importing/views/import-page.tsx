import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import type { Language } from '../../../platform/languages/public.ts'
import { ProgrammeNav, Refused } from '../../views/parts.tsx'
import type { ImportListed } from '../reads.ts'
import { importTexts } from '../texts.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly here: string
  readonly brought: readonly ImportListed[]
  readonly megabytes: number
  readonly refusal: 'file-missing' | 'import-gone' | null
}

const TYPES = '.xml,.json,.ics,.csv,.xlsx'

/** Where a programme of another system is laid on the desk, and what was laid there before. */
export function ImportPage({ edition, language, here, brought, megabytes, refusal }: Props) {
  const t = importTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="sessions" />
      <Refused words={refusal ? t(`refusal.${refusal}`) : undefined} />
      <form method="post" action={here} class="stack" encType="multipart/form-data">
        <div class="field">
          <label class="field__label" for="file">
            {t('file')}
          </label>
          <input class="input" type="file" id="file" name="file" accept={TYPES} required aria-describedby="file-help" />
          <p class="field__help small" id="file-help">
            {t('file.help', { megabytes })}
          </p>
        </div>
        <button type="submit" class="btn">
          {t('look')}
        </button>
      </form>
      <Chapter id="brought" heading={t('brought')}>
        {brought.length === 0 ? (
          <p class="empty">{t('brought.none')}</p>
        ) : (
          <Brought {...{ edition, language, here, brought }} />
        )}
      </Chapter>
    </div>
  )
}

function Brought({ edition, language, here, brought }: Pick<Props, 'edition' | 'language' | 'here' | 'brought'>) {
  const t = importTexts(language)
  return (
    <section class="scroll" tabindex={0} aria-label={t('brought')}>
      <table class="desk">
        <thead>
          <tr>
            <th scope="col">{t('column.file')}</th>
            <th scope="col">{t('column.brought')}</th>
            <th scope="col">{t('column.by')}</th>
            <th scope="col">{t('column.stands')}</th>
          </tr>
        </thead>
        <tbody>
          {brought.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={`${here}/${one.id}`}>
                  <bdi>{one.fileName}</bdi>
                </a>
              </th>
              <td>
                <Moment at={one.broughtAt} zone={edition.zone} language={language} weekday={false} />
              </td>
              <td>
                <bdi>{one.by}</bdi>
              </td>
              <td>
                {one.undoneAt ? (
                  <span class="state state--care">{t('undone.state')}</span>
                ) : one.takenAt ? (
                  <span class="state state--good">{t('taken.count', { count: one.became.length })}</span>
                ) : (
                  <span class="state">{t('taken.not')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

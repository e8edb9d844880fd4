import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { pageTexts } from '../../page/texts.ts'
import type { Language } from '../../platform/languages/public.ts'
import { reviewTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  count: number
  list: string
  back: string
  maySeeAddresses: boolean
}

/** What the file of a list is to hold. */
export function ExportPage({ edition, language, count, list, back, maySeeAddresses }: Props) {
  const t = reviewTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('export.title')}</h1>
        <p class="lede">
          {t('desk.count', { count })} {t('export.lead')}
        </p>
      </div>
      <form
        method="post"
        action={pathTo(language, edition.slug, 'desk', 'submissions', 'export')}
        class="stack measure"
      >
        <input type="hidden" name="list" value={list} />
        <fieldset class="field">
          <legend>{t('export.format')}</legend>
          <label class="choice">
            <input type="radio" name="format" value="xlsx" checked />
            <span>{t('export.xlsx')}</span>
          </label>
          <label class="choice">
            <input type="radio" name="format" value="csv" />
            <span>{t('export.csv')}</span>
          </label>
        </fieldset>
        <fieldset class="field">
          <legend>{t('export.more')}</legend>
          <label class="choice">
            <input type="checkbox" name="answers" value="1" />
            <span>{t('export.answers')}</span>
          </label>
          {maySeeAddresses && (
            <label class="choice">
              <input type="checkbox" name="addresses" value="1" />
              <span>{t('export.addresses')}</span>
            </label>
          )}
        </fieldset>
        <p class="actions">
          <button type="submit" class="btn">
            {t('export.save')}
          </button>
          <a href={back}>{pageTexts(language)('list.back')}</a>
        </p>
      </form>
    </div>
  )
}

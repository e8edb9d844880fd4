import type { PageView } from '../page/route.ts'
import type { pageTexts } from '../page/texts.ts'

/** A page that says what happened, what is kept, and what to do next. */
export function errorView(
  t: ReturnType<typeof pageTexts>,
  key: 'error.404' | 'error.500' | 'error.foreign' | 'error.large',
  values: Record<string, string | number>,
): PageView {
  return {
    title: t(`${key}.title`),
    body: (
      <div class="wrap">
        <div class="title">
          <h1>{t(`${key}.title`)}</h1>
          <p class="lede">{t(`${key}.text`, values)}</p>
        </div>
        <p class="mt-5">
          <a class="btn btn--second" href={`/${t.language}`}>
            {t('error.start')}
          </a>
        </p>
      </div>
    ),
  }
}

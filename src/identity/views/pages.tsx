import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { identityTexts } from '../texts.ts'

type Field = { language: Language; error?: string | undefined }

function Problem({ error, field }: { error: string | undefined; field: string }) {
  return error ? (
    <div class="errors" role="alert" tabindex={-1}>
      <p>
        <a href={`#${field}`}>{error}</a>
      </p>
    </div>
  ) : null
}

export function AskPage({ language, error, typed, returnTo }: Field & { typed: string; returnTo: string }) {
  const t = identityTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('ask.title')}</h1>
        <p class="lede">{t('ask.lead')}</p>
      </div>
      <Problem error={error} field="address" />
      <form method="post" action={pathTo(language, 'sign-in')} novalidate>
        <input type="hidden" name="return" value={returnTo} />
        <div class={error ? 'field has-error' : 'field'}>
          <label class="field__label" for="address">
            {t('ask.address')}
          </label>
          <input
            class="input"
            id="address"
            name="address"
            type="email"
            dir="ltr"
            autocomplete="email"
            value={typed}
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        <div class="actions">
          <button type="submit" class="btn">
            {t('ask.send')} <Icon name="next" flip />
          </button>
        </div>
      </form>
    </div>
  )
}

export function CodePage({ language, error }: Field) {
  const t = identityTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('code.title')}</h1>
        <p class="lede">{t('code.lead')}</p>
      </div>
      <Problem error={error} field="code" />
      <form method="post" action={pathTo(language, 'sign-in', 'code')} novalidate>
        <div class={error ? 'field has-error' : 'field'}>
          <label class="field__label" for="code">
            {t('code.label')}
          </label>
          <input
            class="input input--m"
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            dir="ltr"
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        <div class="actions">
          <button type="submit" class="btn">
            {t('ask.title')}
          </button>
          <a href={pathTo(language, 'sign-in')}>{t('code.again')}</a>
        </div>
      </form>
    </div>
  )
}

/** Opening the link spends nothing, so a mail scanner may open it; the button acts. */
export function LinkPage({
  language,
  token,
  whose,
  error,
}: Field & { token: string; whose?: { address: string; here: boolean } | null }) {
  const t = identityTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('link.title')}</h1>
        {!error && <p class="lede">{whose ? t('link.whose', { address: whose.address }) : t('link.lead')}</p>}
      </div>
      {!error && whose && !whose.here && <p class="notice notice--care">{t('link.other-browser')}</p>}
      {error ? (
        <p>
          {error} <a href={pathTo(language, 'sign-in')}>{t('code.again')}</a>
        </p>
      ) : (
        <form method="post" action={pathTo(language, 'sign-in', 'link', token)}>
          <button type="submit" class="btn">
            {t('ask.title')}
          </button>
        </form>
      )}
    </div>
  )
}

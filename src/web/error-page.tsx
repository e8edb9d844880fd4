import type { SubmittedForm } from '../page/form.ts'
import type { PageView } from '../page/route.ts'
import type { pageTexts } from '../page/texts.ts'

type Texts = ReturnType<typeof pageTexts>
export type ErrorKey =
  | 'error.404'
  | 'error.405'
  | 'error.500'
  | 'error.503'
  | 'error.broken'
  | 'error.foreign'
  | 'error.large'

/** A page that says what happened, what is kept, and what to do next. */
export function errorView(t: Texts, key: ErrorKey, values: Record<string, string | number>): PageView {
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

/**
 * A form that did not come from our own page is not carried out. What was typed is shown whole, and only the reader's
 * own press of the button here sends it: a page of ours that no other site can frame or press.
 */
export const refusedFormView = (t: Texts, action: string, form: SubmittedForm): PageView =>
  keptFormView(t, action, form, { error: 'error.foreign', title: 'error.foreign.title', text: 'error.foreign.kept' })

/** A form for something that is not there (for this reader): an ordinary absence, but nothing typed is lost. */
export const absentFormView = (t: Texts, action: string, form: SubmittedForm): PageView =>
  keptFormView(t, action, form, { error: 'error.404', title: 'error.404.title', text: 'error.ended.kept' })

type Kept = {
  error: ErrorKey
  title: 'error.foreign.title' | 'error.404.title'
  text: 'error.foreign.kept' | 'error.ended.kept'
}

function keptFormView(t: Texts, action: string, form: SubmittedForm, { error, title, text }: Kept): PageView {
  const sent = form.names().flatMap((name) => form.all(name).map((value) => ({ name, value })))
  // Names that begin so are the page's own marks, not words of the reader.
  const typed = sent.filter(({ name, value }) => !name.startsWith('_') && value.trim() !== '')
  if (typed.length === 0) return errorView(t, error, {})
  return {
    title: t(title),
    body: (
      <div class="wrap">
        <div class="title">
          <h1>{t(title)}</h1>
          <p class="lede">{t(text)}</p>
        </div>
        <form method="post" action={action} class="stack">
          <dl class="answers">
            {typed.map(({ name, value }) => (
              <div key={`${name} ${value}`}>
                <dt>
                  <bdi dir="ltr">{name}</bdi>
                </dt>
                <dd dir="auto" class="typed">
                  {value}
                </dd>
              </div>
            ))}
          </dl>
          {sent.map(({ name, value }) => (
            <input type="hidden" name={name} value={value} key={`${name} ${value}`} />
          ))}
          <div class="actions mt-5">
            <button type="submit" class="btn">
              {t('error.foreign.again')}
            </button>
            <a class="btn btn--quiet" href={`/${t.language}`}>
              {t('error.start')}
            </a>
          </div>
        </form>
      </div>
    ),
  }
}

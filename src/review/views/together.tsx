import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { pageTexts } from '../../page/texts.ts'
import { direction, type Language } from '../../platform/languages/public.ts'
import type { Act, TogetherPreview } from '../decide-together.ts'
import { reviewTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  act: Act
  references: readonly string[]
  into: string
  reason: string
  /** Null while it is not yet said into which submission others are merged. */
  preview: TogetherPreview | null
  error?: string | undefined
}

/** One act for several submissions: first what it would do and to how many, then the button that does it. */
export function TogetherPage(props: Props) {
  const { edition, language, act, references, preview, error } = props
  const t = reviewTexts(language)
  const list = pathTo(language, edition.slug, 'desk', 'submissions')
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t(act === 'revoke' ? 'together.revoke' : act === 'merged' ? 'together.merge' : `outcome.${act}`)}</h1>
        <p class="lede">
          {references.length === 0
            ? pageTexts(language)('list.pick-first')
            : t('together.chosen', { count: references.length })}
        </p>
      </div>
      {error && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{error}</p>
        </div>
      )}
      {references.length > 0 && (preview ? <Confirm {...props} preview={preview} /> : <WhereInto {...props} />)}
      <p class="mt-5">
        <a href={list}>{pageTexts(language)('list.back')}</a>
      </p>
    </div>
  )
}

const Chosen = ({ references }: { references: readonly string[] }) => (
  <>
    {references.map((reference) => (
      <input key={reference} type="hidden" name="pick" value={reference} />
    ))}
  </>
)

/** A merge asks first into which one: usually one of those chosen. */
function WhereInto({ edition, language, references, into }: Props) {
  const t = reviewTexts(language)
  return (
    <form method="get" action={pathTo(language, edition.slug, 'desk', 'submissions', 'together')}>
      <input type="hidden" name="act" value="merged" />
      <Chosen references={references} />
      <div class="field">
        <label class="field__label" for="into">
          {t('together.into')}
        </label>
        <p class="field__help">{t('together.into.help')}</p>
        <input class="input input--m" id="into" name="into" dir="ltr" list="chosen" value={into} required />
        <datalist id="chosen">
          {references.map((reference) => (
            <option key={reference} value={reference} />
          ))}
        </datalist>
      </div>
      <button type="submit" class="btn">
        {t('together.go-on')}
      </button>
    </form>
  )
}

function Confirm({ edition, language, act, references, into, reason, preview }: Props & { preview: TogetherPreview }) {
  const t = reviewTexts(language)
  const { fits, not } = preview
  return (
    <>
      {not.length > 0 && (
        <Chapter id="not" heading={t('together.not', { count: not.length })}>
          <ul class="plain stack">
            {not.map((one) => (
              <li key={one.reference}>
                <Named {...one} />
                <p class="small soft">{whyNot(one.refusal, language)}</p>
              </li>
            ))}
          </ul>
        </Chapter>
      )}
      {fits.length > 0 && (
        <Chapter id="fits" heading={t('together.fits', { count: fits.length })}>
          <form method="post" action={pathTo(language, edition.slug, 'desk', 'submissions', 'together')} class="stack">
            <ul class="plain">
              {fits.map((one) => (
                <li key={one.reference}>
                  <Named {...one} />
                </li>
              ))}
            </ul>
            <input type="hidden" name="act" value={act} />
            <input type="hidden" name="into" value={into} />
            <input type="hidden" name="seen" value={fits.length} />
            <Chosen references={references} />
            {act === 'merged' && (
              <p>
                <b>{t('is.merged', { into })}</b>
              </p>
            )}
            {act !== 'revoke' && (
              <div class="field mt-5">
                <label class="field__label" for="reason">
                  {t('decide.reason')}
                </label>
                <textarea class="input" id="reason" name="reason" rows={4} maxlength={2000} dir="auto">
                  {reason}
                </textarea>
              </div>
            )}
            <button type="submit" class="btn">
              {t(act === 'revoke' ? 'together.confirm-revoke' : 'together.confirm', { count: fits.length })}
            </button>
          </form>
        </Chapter>
      )}
    </>
  )
}

const Named = ({ reference, title, language }: { reference: string; title: string; language: string }) => (
  <p>
    <b>
      <bdi dir="ltr">{reference}</bdi>
    </b>{' '}
    <bdi lang={language} dir={direction(language)}>
      {title}
    </bdi>
  </p>
)

/** A refusal in words; states are told by their names. */
export function whyNot(refusal: { code: string; facts: Record<string, string | number> }, language: Language): string {
  const t = reviewTexts(language)
  const state = String(refusal.facts.state ?? '')
  const facts = state ? { ...refusal.facts, state: t(`state.${state}` as 'state.submitted') } : refusal.facts
  return t(`refusal.${refusal.code}` as 'refusal.not-decidable', facts as { state: string })
}

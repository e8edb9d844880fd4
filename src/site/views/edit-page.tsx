import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { direction, LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { ORIGINS, type PageKind, stateOf, type TypedText } from '../page.ts'
import type { SitePage } from '../reads.ts'
import { siteTexts } from '../texts.ts'

const REFUSALS = [
  'changed-meanwhile',
  'slug-faulty',
  'slug-taken',
  'source-missing',
  'not-allowed',
  'not-confirmed',
] as const

type Props = {
  edition: EditionScope
  language: Language
  kind: PageKind
  /** null: a new page. */
  page: SitePage | null
  /** What was typed and not kept; else what the draft holds. */
  typed: {
    readonly slug: string
    readonly sourceLanguage: Language
    readonly texts: Readonly<Partial<Record<Language, Pick<TypedText, 'title' | 'body' | 'origin'>>>>
  }
  seen: string
  refusal: string | undefined
}

/** A page to be written, its six languages beside each other, each with how it stands. */
export function EditPage(props: Props) {
  const { edition, language, kind, page, typed, seen } = props
  const t = siteTexts(language)
  const refused = REFUSALS.find((one) => one === props.refusal)
  const here = pathTo(language, edition.slug, 'desk', 'site', page?.id ?? `new-${kind}`)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{t(`${kind}.title`)}</p>
        <h1>{t(page ? 'edit.title' : `desk.new.${kind}`)}</h1>
        <p class="lede">{t('edit.lead')}</p>
      </div>
      {refused && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{t(`refusal.${refused}`)}</p>
        </div>
      )}
      <form method="post" action={here} class="stack">
        <input type="hidden" name="seen" value={seen} />
        {!page && (
          <div class="field">
            <label class="field__label" for="slug">
              {t('edit.slug')}
            </label>
            <input class="input input--m" id="slug" name="slug" dir="ltr" maxlength={80} value={typed.slug} />
          </div>
        )}
        <div class="field">
          <label class="field__label" for="source">
            {t('edit.source')}
          </label>
          <select class="input input--s" id="source" name="source">
            {LANGUAGES.map((one) => (
              <option key={one} value={one} lang={one} selected={one === typed.sourceLanguage}>
                {NATIVE_NAMES[one]}
              </option>
            ))}
          </select>
        </div>
        <div class="site-languages">
          {LANGUAGES.map((one) => (
            <OneLanguage key={one} {...props} of={one} />
          ))}
        </div>
        <p class="actions">
          <button type="submit" class="btn">
            {t('edit.save')}
          </button>
        </p>
      </form>
    </div>
  )
}

function OneLanguage({ language, page, typed, of }: Props & { of: Language }) {
  const t = siteTexts(language)
  const state = page ? stateOf(page, of) : of === typed.sourceLanguage ? 'source' : 'missing'
  const text = typed.texts[of]
  const own = { lang: of, dir: direction(of) }
  return (
    <fieldset class="site-language">
      <legend>
        <bdi lang={of}>{NATIVE_NAMES[of]}</bdi> <span class="tag">{t(`state.${state}`)}</span>
      </legend>
      <label class="field__label" for={`title-${of}`}>
        {t('edit.text.title')}
      </label>
      <input class="input" id={`title-${of}`} name={`title-${of}`} maxlength={200} value={text?.title ?? ''} {...own} />
      <label class="field__label" for={`body-${of}`}>
        {t('edit.text.body')}
      </label>
      <textarea class="input" id={`body-${of}`} name={`body-${of}`} rows={10} maxlength={20_000} {...own}>
        {`\n${text?.body ?? ''}`}
      </textarea>
      <label class="field__label" for={`origin-${of}`}>
        {t('edit.origin')}
      </label>
      <select class="input input--s" id={`origin-${of}`} name={`origin-${of}`}>
        {ORIGINS.map((origin) => (
          <option key={origin} value={origin} selected={origin === (text?.origin ?? 'human')}>
            {t(`origin.${origin}`)}
          </option>
        ))}
      </select>
      {state === 'stale' && (
        <label class="check">
          <input type="checkbox" name={`still-${of}`} value="1" /> {t('edit.still')}
        </label>
      )}
    </fieldset>
  )
}

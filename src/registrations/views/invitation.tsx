import type { EditionScope } from '../../access/public.ts'
import type { Form } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatNumber, type Language, pickText } from '../../platform/languages/public.ts'
import type { Terms } from '../registration.ts'
import { registrationTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  form: Form
  terms: Terms
  taken: number
  now: Date
}

/** For who has not signed in: what registration is, what will be asked and why, and the way in by a proven address. */
export function Invitation(props: Props) {
  const { edition, language, form, terms, now } = props
  const t = registrationTexts(language)
  const open = now >= terms.opensAt && now < terms.closesAt
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('form.title')}</h1>
        <p class="lede">{pickText(form.intro, language).text}</p>
      </div>
      <div class="measure">
        <OpenUntil {...props} />
        {open && <ByAddress edition={edition} language={language} />}
      </div>
      <WhatIsAsked form={form} language={language} />
    </div>
  )
}

/** When registration is open, and how many places there are. */
function OpenUntil({ edition, language, terms, taken, now }: Omit<Props, 'form'>) {
  const t = registrationTexts(language)
  const at = (moment: Date) => <Moment at={moment} zone={edition.zone} language={language} />
  const ahead = now < terms.opensAt
  const over = now >= terms.closesAt
  const free = terms.places === null ? null : Math.max(0, terms.places - taken)
  return (
    <dl class="answers">
      <div>
        <dt>{t(ahead ? 'terms.opens' : over ? 'terms.closed' : 'terms.closes')}</dt>
        <dd>{at(ahead ? terms.opensAt : terms.closesAt)}</dd>
      </div>
      {free !== null && !over && (
        <div>
          <dt>{t('terms.places')}</dt>
          <dd>
            {free > 0 ? t('terms.free', { free, places: formatNumber(terms.places ?? 0, language) }) : t('terms.full')}
          </dd>
        </div>
      )}
    </dl>
  )
}

function ByAddress({ edition, language }: Pick<Props, 'edition' | 'language'>) {
  const t = registrationTexts(language)
  return (
    <form method="post" action={pathTo(language, 'sign-in')} class="mt-5">
      <input type="hidden" name="return" value={pathTo(language, edition.slug, 'registration')} />
      <div class="field">
        <label class="field__label" for="address">
          {t('address.label')}
        </label>
        <p class="field__help" id="address-help">
          {t('address.help')}
        </p>
        <input
          class="input"
          id="address"
          name="address"
          type="email"
          dir="ltr"
          autocomplete="email"
          required
          aria-describedby="address-help"
        />
      </div>
      <div class="actions">
        <button type="submit" class="btn">
          {t('address.send')} <Icon name="next" flip />
        </button>
      </div>
    </form>
  )
}

/** Every question with its purpose, to be read before anything is given. */
function WhatIsAsked({ form, language }: Pick<Props, 'form' | 'language'>) {
  const t = registrationTexts(language)
  return (
    <Chapter id="asked" heading={t('asked.title')}>
      <dl class="answers">
        {form.questions.map((q) => (
          <div key={q.id}>
            <dt>
              {pickText(q.label, language).text}
              {!q.required && <small class="soft"> {t('asked.optional')}</small>}
            </dt>
            <dd>{q.purpose ? pickText(q.purpose, language).text : t('asked.agree')}</dd>
          </div>
        ))}
      </dl>
    </Chapter>
  )
}

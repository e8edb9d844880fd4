import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { byLetters, countryName, type Language } from '../../platform/languages/public.ts'
import { holdsPlace, type Registration } from '../registration.ts'
import { registrationTexts } from '../texts.ts'
import { VISA_FIELDS, type VisaField, type VisaLetter } from '../visa.ts'

type Of = { edition: EditionScope; language: Language }

/** Asks once more before a registration is cancelled, and says what goes with it. */
export function CancelPage({
  edition,
  language,
  own,
  seen,
  changed,
}: Of & { own: Registration; seen: string; changed: boolean }) {
  const t = registrationTexts(language)
  const here = pathTo(language, edition.slug, 'registration')
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('cancel.title')}</h1>
        <p class="lede">{t(holdsPlace(own) ? 'cancel.text.place' : 'cancel.text')}</p>
      </div>
      {changed && (
        <p class="notice notice--care" role="alert">
          {t('problem.changed')}
        </p>
      )}
      <form method="post" action={`${here}/cancel`} class="actions">
        <input type="hidden" name="seen" value={seen} />
        <button type="submit" class="btn">
          {t('cancel.yes')}
        </button>
        <a class="btn btn--quiet" href={here}>
          {t('cancel.no')}
        </a>
      </form>
    </div>
  )
}

type VisaProps = Of & {
  letter: VisaLetter
  faults: readonly VisaField[]
  countries: readonly string[]
  given: boolean
}

type InputProps = { field: Exclude<VisaField, 'nationality'>; value: string; faulty: boolean }

function VisaInput({ field, value, faulty }: InputProps) {
  const common = { class: 'input input--m', id: field, name: field, value, 'aria-invalid': faulty || undefined }
  if (field === 'arrivesOn' || field === 'leavesOn') return <input type="date" {...common} />
  return <input type="text" dir={field === 'passport' ? 'ltr' : undefined} {...common} />
}

/** What a letter for a visa needs; each datum with its purpose. */
export function VisaPage({ edition, language, letter, faults, countries, given }: VisaProps) {
  const t = registrationTexts(language)
  const here = pathTo(language, edition.slug, 'registration', 'visa-letter')
  const choices = countries
    .map((code) => ({ code, name: countryName(code, language) }))
    .sort((a, b) => byLetters(language)(a.name, b.name))
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('visa.title')}</h1>
        <p class="lede">{t('visa.lead')}</p>
      </div>
      {given && (
        <p>
          <a class="btn btn--second" href={`${here}.pdf`}>
            {t('visa.open')}
          </a>
        </p>
      )}
      {faults.length > 0 && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{t('visa.faults')}</p>
        </div>
      )}
      <form method="post" action={here} novalidate>
        {VISA_FIELDS.map((field) => (
          <div key={field} class={faults.includes(field) ? 'field has-error' : 'field'}>
            <label class="field__label" for={field}>
              {t(`visa.field.${field}`)}
            </label>
            {faults.includes(field) && (
              <p class="error" id={`${field}-error`}>
                {t(`visa.fault.${field}`)}
              </p>
            )}
            {field === 'nationality' ? (
              <select class="input" id={field} name={field} aria-invalid={faults.includes(field) || undefined}>
                <option value="" />
                {choices.map(({ code, name }) => (
                  <option key={code} value={code} selected={code === letter.nationality}>
                    {name}
                  </option>
                ))}
              </select>
            ) : (
              <VisaInput field={field} value={letter[field]} faulty={faults.includes(field)} />
            )}
          </div>
        ))}
        <p class="field__help">{t('visa.purpose')}</p>
        <div class="actions">
          <button type="submit" class="btn">
            {t('visa.make')}
          </button>
          <a class="btn btn--quiet" href={pathTo(language, edition.slug, 'registration')}>
            {t('form.leave')}
          </a>
        </div>
      </form>
    </div>
  )
}

import type { Language } from '../../../platform/languages/public.ts'
import { importTexts } from '../texts.ts'

/** Time zones by their IANA names, to choose from or to type. */
export function ZoneField({ language, zone }: { language: Language; zone: string }) {
  const t = importTexts(language)
  return (
    <div class="field">
      <label class="field__label" for="zone">
        {t('zone.ask')}
      </label>
      <input
        class="input"
        id="zone"
        name="zone"
        list="zones"
        value={zone}
        required
        maxlength={60}
        dir="ltr"
        autocomplete="off"
        aria-describedby="zone-help"
      />
      <p class="field__help small" id="zone-help">
        {t('zone.help')}
      </p>
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  )
}

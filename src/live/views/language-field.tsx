import { Labelled } from '../../page/parts/acting.tsx'
import { LANGUAGES, NATIVE_NAMES } from '../../platform/languages/public.ts'

type Props = { readonly id: string; readonly label: string; readonly chosen: string }

/** The language of words that are written down, each by its own name; sent as `language`. */
export const LanguageField = ({ id, label, chosen }: Props) => (
  <Labelled id={id} label={label}>
    <select class="input input--m" id={id} name="language">
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one} selected={one === chosen}>
          {NATIVE_NAMES[one]}
        </option>
      ))}
    </select>
  </Labelled>
)

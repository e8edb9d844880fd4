import { LANGUAGES, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { Labelled } from './acting.tsx'

type Props = {
  readonly id: string
  /** What it is sent as. */
  readonly name?: string
  readonly label: string
  readonly help?: string
  readonly chosen: string | null
}

/** The language of words that are written down, or read, each by its own name. */
export const LanguageField = ({ id, name = 'language', label, help, chosen }: Props) => (
  <Labelled id={id} label={label} {...(help ? { help } : {})}>
    <select class="input input--m" id={id} name={name} aria-describedby={help && `${id}-help`}>
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one} selected={one === chosen}>
          {NATIVE_NAMES[one]}
        </option>
      ))}
    </select>
  </Labelled>
)

import type { ComponentChildren } from 'preact'

type Named = { readonly id: string; readonly label: string; readonly help?: string | undefined }

function Labelled({ id, label, help, children }: Named & { children: ComponentChildren }) {
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {help && (
        <p class="field__help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children}
    </div>
  )
}

type LineProps = Named & {
  readonly value: string
  readonly most?: number
  readonly required?: boolean
  readonly type?: 'text' | 'number' | 'time' | 'url' | 'datetime-local' | 'date'
  /** The language of what is typed, where it is known. */
  readonly lang?: string
  readonly list?: string
}

/** One line to type; sent under its id. */
export const Line = ({ value, most = 200, required, type = 'text', lang, list, ...named }: LineProps) => (
  <Labelled {...named}>
    <input
      class="input"
      id={named.id}
      name={named.id}
      type={type}
      value={value}
      maxlength={type === 'text' || type === 'url' ? most : undefined}
      required={required}
      lang={lang}
      dir={type === 'text' ? 'auto' : undefined}
      list={list}
      aria-describedby={named.help ? `${named.id}-help` : undefined}
    />
  </Labelled>
)

/** Several lines to type; sent under its id. */
export const Area = ({
  value,
  rows = 4,
  most,
  lang,
  ...named
}: Named & { value: string; rows?: number; most: number; lang?: string }) => (
  <Labelled {...named}>
    <textarea class="input" id={named.id} name={named.id} rows={rows} maxlength={most} lang={lang} dir="auto">
      {value}
    </textarea>
  </Labelled>
)

/** Something said or left unsaid. */
export const Tick = ({ id, label, ticked }: { id: string; label: string; ticked: boolean }) => (
  <label class="choice">
    <input type="checkbox" id={id} name={id} value="yes" checked={ticked} />
    <span>{label}</span>
  </label>
)

type TicksProps = {
  readonly name: string
  readonly legend: string
  readonly choices: readonly (readonly [value: string, words: string])[]
  readonly ticked: readonly string[]
}

/** Any of a few, sent under one name. */
export const Ticks = ({ name, legend, choices, ticked }: TicksProps) => (
  <fieldset class="field">
    <legend>{legend}</legend>
    <div class="choices choices--two">
      {choices.map(([value, words]) => (
        <label class="choice" key={value}>
          <input type="checkbox" name={name} value={value} checked={ticked.includes(value)} />
          <span>{words}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

/** A small field in a row of fields: its words above its control. */
export const Cell = ({ id, label, children }: { id: string; label: string; children: ComponentChildren }) => (
  <div>
    <label class="group__label" for={id}>
      {label}
    </label>
    {children}
  </div>
)

type SelectProps = {
  readonly id: string
  readonly choices: readonly (readonly [value: string, words: string])[]
  readonly chosen: string
  /** What stands for nothing chosen; without it something always is. */
  readonly none?: string
}

export const Select = ({ id, choices, chosen, none }: SelectProps) => (
  <select class="input" id={id} name={id}>
    {none !== undefined && <option value="">{none}</option>}
    {choices.map(([value, words]) => (
      <option key={value} value={value} selected={value === chosen}>
        {words}
      </option>
    ))}
  </select>
)

import type { ComponentChildren } from 'preact'

export function Problem({ text }: { text: string | undefined }) {
  return text ? (
    <div class="errors" role="alert" tabindex={-1}>
      <p>{text}</p>
    </div>
  ) : null
}

type ActProps = {
  readonly act: string
  readonly to: string
  readonly seen?: string | null
  readonly label: string
  readonly look?: 'second' | 'wrong'
  readonly children?: ComponentChildren
}

const LOOKS = { second: 'btn btn--second btn--small', wrong: 'btn btn--wrong btn--small' } as const

/** A form with one button that does one thing, on what the page has shown. */
export const Act = ({ act, to, seen, label, look, children }: ActProps) => (
  <form method="post" action={to} class="stack">
    {children}
    <p>
      {seen && <input type="hidden" name="seen" value={seen} />}
      <button type="submit" class={look ? LOOKS[look] : 'btn'} name="act" value={act}>
        {label}
      </button>
    </p>
  </form>
)

type LabelledProps = {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly children: ComponentChildren
}

export const Labelled = ({ id, label, help, children }: LabelledProps) => (
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

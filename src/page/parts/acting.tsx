import type { ComponentChildren } from 'preact'
import { Chapter } from '../layout.tsx'

/** Why what was asked was not done, said first. */
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
  /** `second`: beside a main act; `wrong`: it takes something away. */
  readonly look?: keyof typeof LOOKS
  readonly children?: ComponentChildren
}

const LOOKS = { second: 'btn btn--second btn--small', wrong: 'btn btn--wrong btn--small' } as const

/** A form with one button that does one thing, on what the page has shown. */
export const Act = ({ act, to, seen, label, look, children }: ActProps) => (
  <form method="post" action={to} class="stack">
    {seen && <input type="hidden" name="seen" value={seen} />}
    {children}
    <p>
      <button type="submit" class={look ? LOOKS[look] : 'btn'} name="act" value={act}>
        {label}
      </button>
    </p>
  </form>
)

type FieldProps = {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly children: ComponentChildren
}

/** A field under its label, with what helps to fill it in. */
export const Labelled = ({ id, label, help, children }: FieldProps) => (
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

/** A chapter whose matter is several things, one below the other beside its heading. */
export const Part = ({ id, heading, children }: { id: string; heading: string; children: ComponentChildren }) => (
  <Chapter id={id} heading={heading}>
    <div class="stack">{children}</div>
  </Chapter>
)

import type { ComponentChildren } from 'preact'
import { Chapter } from '../../page/layout.tsx'

export const Problem = ({ text }: { text: string | undefined }) =>
  text ? (
    <div class="errors" role="alert" tabindex={-1}>
      <p>{text}</p>
    </div>
  ) : null

type FieldProps = {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly children: ComponentChildren
}

export const Labelled = ({ id, label, help, children }: FieldProps) => (
  <div class="field">
    <label class="field__label" for={id}>
      {label}
    </label>
    {help && <p class="field__help">{help}</p>}
    {children}
  </div>
)

/** A chapter whose matter is several things, one below the other beside its heading. */
export const Part = ({ id, heading, children }: { id: string; heading: string; children: ComponentChildren }) => (
  <Chapter id={id} heading={heading}>
    <div class="stack">{children}</div>
  </Chapter>
)

/** What somebody called their photograph; entries are in English by the rules. */
export const Title = ({ of }: { of: { readonly title: string } | undefined }) =>
  of ? (
    <bdi lang="en" dir="ltr">
      {of.title}
    </bdi>
  ) : null

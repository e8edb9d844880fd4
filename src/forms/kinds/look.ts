import type { ComponentChildren } from 'preact'
import type { Answer, Fault, FileAnswer } from '../answers.ts'
import type { Question } from '../form.ts'
import type { AnyKind, Opens, Reader } from './kind.ts'

/** What every control of a question carries: its name, and which words belong to it. */
export type Common = {
  class: string
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type ControlProps<A> = {
  q: Question
  given: A
  reader: Reader
  /** The language the answer is written in. */
  written: string
  common: Common
  label: string
  faults: readonly Fault[]
  /** Rows or lines to show beyond those filled in. */
  extra: number
  /** The list of known organizations in the page, to pick a name from. */
  organizationList: string
  /** Known organizations that somebody may have meant with a name. */
  likeOrganizations: LikeOrganizations
}

/** Known organizations like a name, as they are told apart: by name and country or area. */
export type LikeOrganizations = (typed: string) => readonly { readonly id: string; readonly label: string }[]

export type ShownProps<A> = {
  q: Question
  given: A
  reader: Reader
  written: string
  /** Where a file can be had; without it files are named only. */
  fileHref: ((file: FileAnswer) => string) | undefined
  /** What a picture shows, in words. */
  picture: string
}

/** How a kind of question looks, in a form and on a page. */
export type Look<A> = {
  /** One control under a label, several in a group, or a box that says its own label. */
  frame(q: Question): 'label' | 'group' | 'box'
  /** Whether it takes the whole width beside the parts. */
  wide(q: Question, reader: Reader): boolean
  /** Whether people may pick from the organizations the secretariat knows. */
  readonly suggestsOrganizations: boolean
  control(props: ControlProps<A>): ComponentChildren
  /** How much is written or chosen of what may be. */
  counted(props: ControlProps<A>): ComponentChildren
  show(props: ShownProps<A>): ComponentChildren
}

export type AnyLook = Pick<Look<never>, 'frame' | 'wide' | 'suggestsOrganizations'> & {
  control(props: ControlProps<Answer | undefined>): ComponentChildren
  counted(props: ControlProps<Answer | undefined>): ComponentChildren
  show(props: ShownProps<Answer>): ComponentChildren
}

/** A look that opens the answers of its kind; a look of another shape does not compile. */
export function look<A>(of: AnyKind & Opens<A>, own: Look<NoInfer<A>>): AnyLook {
  return {
    ...own,
    control: (props) => own.control({ ...props, given: of.opened(props.q, props.given) }),
    counted: (props) => own.counted({ ...props, given: of.opened(props.q, props.given) }),
    show: (props) => own.show({ ...props, given: of.opened(props.q, props.given) }),
  }
}

/** What most looks have in common. */
export const simple: Pick<Look<unknown>, 'frame' | 'wide' | 'suggestsOrganizations' | 'counted'> = {
  frame: () => 'label',
  wide: () => false,
  suggestsOrganizations: false,
  counted: () => null,
}

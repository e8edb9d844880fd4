import type { ComponentChildren } from 'preact'
import { Icon } from '../../page/parts/icons.tsx'
import { pickText } from '../../platform/languages/public.ts'
import type { Answer, Answers, Fault } from '../answers.ts'
import type { Question } from '../form.ts'
import type { Reader } from '../kinds/kind.ts'
import type { Common, LikeOrganizations } from '../kinds/look.ts'
import { lookOf } from '../kinds/looks.ts'
import { seenBy } from '../public-view.ts'
import { formsTexts } from '../texts.ts'
import { faultText } from './fault.tsx'
import { Labelled } from './labelled.tsx'

export type FieldProps = {
  question: Question
  answers: Answers
  faults: readonly Fault[]
  reader: Reader
  /** The language the answers are written in. */
  written: string
  /** Rows to show beyond those filled in. */
  extraRows: number
  /** The question this one hangs on, if it hangs on one of the same page: a script shows and hides it as the answer changes. */
  hangsOn?: { question: string; answers: readonly string[]; words: string; state: 'asked' | 'open' | 'not-asked' }
  organizationList: string
  likeOrganizations: LikeOrganizations
}

/** One question with its label, help, error, control, count and who will see the answer. */
export function Field(props: FieldProps) {
  const { question: q, faults, reader, hangsOn } = props
  const own = faults.filter((f) => f.question === q.id && f.field === undefined)
  const describedBy = [q.help && `${q.id}-help`, own.length > 0 && `${q.id}-error`].filter(Boolean).join(' ')
  const classes = ['field', own.length > 0 && 'has-error', lookOf(q).wide(q, reader) && 'field--wide']
  const outside = {
    class: classes.filter(Boolean).join(' '),
    hidden: hangsOn?.state === 'not-asked',
    'data-if': hangsOn && `${hangsOn.question} ${hangsOn.answers.join(' ')}`,
  }
  return (
    <Frame {...{ q, reader, outside }} describedBy={describedBy || undefined}>
      <Inside {...props} own={own} describedBy={describedBy || undefined} />
    </Frame>
  )
}

type FrameProps = {
  q: Question
  reader: Reader
  outside: object
  describedBy: string | undefined
  children: ComponentChildren
}

/** One control has a label; several belong together under a legend, which a box that says its own label does not repeat in sight. */
function Frame({ q, reader, outside, describedBy, children }: FrameProps) {
  const frame = lookOf(q).frame(q)
  const heading = (
    <Labelled language={reader.language} required={q.required}>
      {pickText(q.label, reader.language).text}
    </Labelled>
  )
  return frame === 'label' ? (
    <div {...outside}>
      <label class="field__label" for={q.id}>
        {heading}
      </label>
      {children}
    </div>
  ) : (
    <fieldset {...outside} id={q.id} tabindex={-1} aria-describedby={describedBy}>
      <legend class={frame === 'box' ? 'hidden' : undefined}>{heading}</legend>
      {children}
    </fieldset>
  )
}

type Within = FieldProps & { own: readonly Fault[]; describedBy: string | undefined }

function Inside(props: Within) {
  const { question: q, own, reader, hangsOn } = props
  const t = formsTexts(reader.language)
  const helpFirst = lookOf(q).frame(q) !== 'box'
  const help = q.help && (
    <p class="field__help" id={`${q.id}-help`}>
      {pickText(q.help, reader.language).text}
    </p>
  )
  const control = controlProps(props)
  return (
    <>
      {hangsOn?.state === 'open' && (
        <p class="field__help field__if">{t('field.only-if', { answers: hangsOn.words })}</p>
      )}
      {helpFirst && help}
      {own.map((fault) => (
        <p class="error" id={`${q.id}-error`} key={fault.code}>
          <Icon name="wrong" /> <span>{faultText(fault, reader.language)}</span>
        </p>
      ))}
      <input type="hidden" name="_asked" value={q.id} />
      {lookOf(q).control(control)}
      {!helpFirst && help}
      {q.purpose && (
        <p class="field__help">
          {t.parts('field.purpose', { purpose: <span>{pickText(q.purpose, reader.language).text}</span> })}
        </p>
      )}
      <p class="field__seen">
        {lookOf(q).counted(control)}
        <span>{t(`field.visibility.${seenBy(q)}`)}</span>
      </p>
    </>
  )
}

function controlProps({ question: q, answers, faults, reader, written, extraRows, ...more }: Within) {
  const common: Common = {
    class: 'input',
    id: q.id,
    name: q.id,
    'aria-describedby': more.describedBy,
    'aria-invalid': more.own.length > 0 || undefined,
  }
  const label = pickText(q.label, reader.language).text
  const { organizationList, likeOrganizations } = more
  return {
    q,
    given: answers[q.id],
    reader,
    written,
    common,
    label,
    faults,
    extra: extraRows,
    organizationList,
    likeOrganizations,
  }
}

/** A short mark of each answer as the page shows it, by which the server later tells what this page changed. */
export const marksText = (
  questions: readonly Question[],
  answers: Answers,
  mark: (answer: Answer | undefined) => string,
): string => questions.map((q) => `${q.id}:${mark(answers[q.id])}`).join(' ')

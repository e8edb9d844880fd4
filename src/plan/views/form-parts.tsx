import type { ComponentChildren } from 'preact'
import { Aside } from '../../page/parts/words.tsx'
import type { Language } from '../../platform/languages/public.ts'
import { planTexts } from '../texts.ts'

type Labelled = { id: string; label: string; optional?: boolean; language: Language }

function Label({ id, label, optional, language }: Labelled) {
  return (
    <label class="field__label" for={id}>
      {optional ? (
        <Aside language={language} text={label}>
          <span class="field__opt">{planTexts(language)('optional')}</span>
        </Aside>
      ) : (
        label
      )}
    </label>
  )
}

type ChooseProps = Labelled & {
  /** What is sent, and what is read. */
  choices: readonly (readonly [value: string, words: string])[]
  chosen: string
  required?: boolean
  /** Classes of the field and of the list, where they are not the usual ones. */
  field?: string
  list?: string
}

/** One of a list, sent under the field's own id; nothing is chosen at first. */
export function Choose({ choices, chosen, required, field = 'field', list = 'input', ...labelled }: ChooseProps) {
  const { id, language } = labelled
  return (
    <div class={field}>
      <Label {...labelled} />
      <select class={list} id={id} name={id} required={required}>
        <option value="">{planTexts(language)('choose')}</option>
        {choices.map(([value, words]) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Why something is done; kept with it, and shown to whoever is concerned. */
export function ReasonField({
  id = 'reason',
  value,
  rows = 2,
  required,
  field = 'field',
  ...labelled
}: Omit<Labelled, 'id'> & { id?: string; value: string; rows?: number; required?: boolean; field?: string }) {
  return (
    <div class={field}>
      <Label {...labelled} id={id} />
      <textarea class="input" id={id} name="reason" rows={rows} maxlength={2000} dir="auto" required={required}>
        {value}
      </textarea>
    </div>
  )
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

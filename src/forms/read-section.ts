import type { SubmittedForm } from '../page/form.ts'
import type { Answers, Fault } from './answers.ts'
import type { Form } from './form.ts'
import { kindOf } from './kinds/all.ts'
import { MOST_CHARACTERS } from './words.ts'

export type SectionPosted = {
  answers: Answers
  /** Texts too long to be kept: shown again as typed, while what was saved before stays. */
  tooLong: Fault[]
  typed: Answers
  shown: Record<string, string>
  /** Which window sent it, and its how many-th save it is; null without a script. */
  save: { window: string; number: number } | null
  /** Marks of the answers set aside that the page showed. */
  seen: string[]
  autosave: boolean
  does: Does
}
type Does =
  | { kind: 'continue' | 'later' | 'stay' }
  | { kind: 'go'; section: string }
  | { kind: 'add'; question: string }
  | { kind: 'remove'; question: string; item: string }

/** Reads the posted page of one section as typed. Only questions that were on the page count; fields nobody asked for are passed over. */
export function readSection(form: Form, section: string, posted: SubmittedForm, before: Answers): SectionPosted {
  const onPage = new Set(posted.all('_asked'))
  const does = readWish(posted.get('_do'))
  const answers: Answers = {}
  const typed: Answers = {}
  const tooLong: Fault[] = []
  for (const q of form.questions.filter((one) => one.section === section && onPage.has(one.id))) {
    const answer = kindOf(q).read(q, posted, before[q.id])
    const wanted = does.kind === 'remove' && does.question === q.id ? kindOf(q).without(q, answer, does.item) : answer
    typed[q.id] = wanted
    const length = JSON.stringify(answer).length
    if (length <= MOST_CHARACTERS) answers[q.id] = wanted
    else tooLong.push({ question: q.id, code: 'too-long-to-keep', facts: { count: length, max: MOST_CHARACTERS } })
  }
  return {
    answers,
    typed,
    tooLong,
    shown: readMarks(posted.get('_shown')),
    save: readSave(posted.get('_save')),
    seen: posted.get('_seen').split(' '),
    autosave: posted.get('_autosave') === '1',
    does,
  }
}

/** What the pressed button asks for, as its value says: a verb and what it is about. */
function readWish(text: string): Does {
  const [verb = '', about = '', item = ''] = text.split(' ')
  if (verb === 'add') return { kind: 'add', question: about }
  if (verb === 'remove') return { kind: 'remove', question: about, item }
  if (verb === 'go') return { kind: 'go', section: about }
  return { kind: verb === 'later' || verb === 'stay' ? verb : 'continue' }
}

/** The name a window gave itself, and a number. */
function readSave(text: string): SectionPosted['save'] {
  const [, window = '', number = ''] = /^([\w-]{8,40}) ([0-9]{1,9})$/.exec(text) ?? []
  return window ? { window, number: Number(number) } : null
}

function readMarks(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(' ')
      .map((pair) => pair.split(':') as [string, string])
      .filter(([id, mark]) => id && mark),
  )
}

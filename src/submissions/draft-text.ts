import type { EditionScope } from '../access/public.ts'
import {
  type Answer,
  askedQuestions,
  type FileAnswer,
  type Form,
  formsTexts,
  groupFields,
  groupLabel,
  isEmpty,
  type Names,
  type Question,
  type Row,
  termName,
} from '../forms/public.ts'
import { countryName, formatDate, formatTime, type Language, pickText } from '../platform/languages/public.ts'
import type { Draft } from './drafts.ts'
import { submissionsTexts } from './texts.ts'

/** A draft as plain text to keep or print: every question asked so far, with what was answered, in the words of the reader's language. */
export function draftText(edition: EditionScope, form: Form, draft: Draft, names: Names, language: Language): string {
  const t = submissionsTexts(language)
  const asked = askedQuestions(form, draft.answers)
  const parts = form.sections.map((section) => {
    const questions = asked.filter((q) => q.section === section.id)
    const title = pickText(section.title, language).text
    return [
      `${title}\n${'='.repeat([...title].length)}`,
      ...questions.map((q) => `${pickText(q.label, language).text}\n${said(q, draft.answers[q.id], names, language)}`),
    ].join('\n\n')
  })
  const day = formatDate(draft.savedAt, language, edition.zone, 'weekdayDate')
  const saved = t('draft.saved', { time: `${formatTime(draft.savedAt, language, edition.zone)}, ${day}` })
  return `${pickText(edition.title, language).text}\n${pickText(form.title, language).text}\n${saved}\n\n\n${parts.join('\n\n\n')}\n`
}

function said(q: Question, answer: Answer | undefined, names: Names, language: Language): string {
  const t = submissionsTexts(language)
  if (answer === undefined || isEmpty(answer)) return `– ${t('check.empty')}`
  if (q.type === 'consent') return formsTexts(language)('value.yes')
  if (q.type === 'person_list' || q.type === 'organization')
    return (answer as Row[]).map((row) => rowText(q, row, names, language)).join('\n\n')
  if (q.type === 'file' || q.type === 'photo') return (answer as FileAnswer[]).map((f) => f.filename).join('\n')
  const values = (Array.isArray(answer) ? answer : [String(answer)]) as string[]
  return values.map((value) => coded(q, value, names, language)).join('\n')
}

function coded(q: Question, value: string, names: Names, language: Language): string {
  if (q.type === 'country') return countryName(value, language)
  if (q.type === 'vocabulary') return termName(names, q.vocabulary ?? '', value, language)
  return pickText(q.options?.find((o) => o.id === value)?.label, language).text || value
}

const rowText = (q: Question, row: Row, names: Names, language: Language): string =>
  groupFields(q)
    .filter((field) => row[field.id])
    .map((field) => {
      const value = row[field.id] ?? ''
      const words =
        field.type === 'country'
          ? countryName(value, language)
          : field.vocabulary
            ? termName(names, field.vocabulary, value, language)
            : value
      return `${groupLabel(q, field.id, language)}: ${words}`
    })
    .join('\n')

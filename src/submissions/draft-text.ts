import type { EditionScope } from '../access/public.ts'
import { askedQuestions, type Form, isEmpty, kindOf, type Reader } from '../forms/public.ts'
import { besideIn } from '../page/words.ts'
import { formatDate, formatTime, pickText } from '../platform/languages/public.ts'
import type { Draft } from './drafts.ts'
import { submissionsTexts } from './texts.ts'

/** A draft as plain text to keep or print: every question asked so far, with what was answered, in the words of the reader's language. */
export function draftText(edition: EditionScope, form: Form, draft: Draft, reader: Reader): string {
  const { language } = reader
  const t = submissionsTexts(language)
  const asked = askedQuestions(form, draft.answers)
  const parts = form.sections.map((section) => {
    const questions = asked.filter((q) => q.section === section.id)
    const title = pickText(section.title, language).text
    return [
      `${title}\n${'='.repeat([...title].length)}`,
      ...questions.map((q) => {
        const answer = draft.answers[q.id]
        const said =
          answer === undefined || isEmpty(answer) ? `– ${t('check.empty')}` : kindOf(q).words(q, answer, reader)
        return `${pickText(q.label, language).text}\n${said}`
      }),
    ].join('\n\n')
  })
  const saved = t('draft.saved', {
    time: besideIn(language)(
      formatTime(draft.savedAt, language, edition.zone),
      formatDate(draft.savedAt, language, edition.zone, 'weekdayDate'),
    ),
  })
  return `${pickText(edition.title, language).text}\n${pickText(form.title, language).text}\n${saved}\n\n\n${parts.join('\n\n\n')}\n`
}

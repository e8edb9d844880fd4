import { AnswerText } from '../../forms/parts.ts'
import { type Answers, type Form, MEANS, meansOneOf, type Names, publicAnswers } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import type { PublishedReport } from '../reads.ts'
import { outcomesTexts } from '../texts.ts'

type Props = {
  readonly reports: readonly PublishedReport[]
  readonly names: Names
  readonly language: Language
  readonly zone: string
}

/** What a session reported, under its questions; nothing where nothing is published. */
export function SessionReports({ reports, names, language, zone }: Props) {
  if (reports.length === 0) return null
  const t = outcomesTexts(language)
  return (
    <Chapter id="reports" heading={t('session.heading')}>
      <div class="stack">
        {reports.map((report) => (
          <section class="stack" key={`${report.of.form.id} ${report.handedInAt.toISOString()}`}>
            <div>
              <h3>{pickText(report.of.form.title, language).text}</h3>
              <p class="small soft">
                {t('session.published', { date: formatDate(report.publishedAt, language, zone) })}
              </p>
            </div>
            <ReportAnswers {...{ names, language }} form={report.of.form} said={report} />
          </section>
        ))}
      </div>
    </Chapter>
  )
}

type Said = { readonly answers: Answers; readonly language: string }
type AnswersProps = {
  readonly form: Form
  readonly said: Said
  readonly names: Names
  readonly language: Language
}

/** The public answers of a report, each under its question, people's words in their own language. */
export const ReportAnswers = ({ form, said, names, language }: AnswersProps) => (
  <dl class="answers">
    {shownOf(form, said.answers).map(({ question, answer }) => (
      <div key={question.id}>
        <dt>{pickText(question.label, language).text}</dt>
        <dd>
          <AnswerText {...{ question, answer, names, language }} written={said.language} />
        </dd>
      </div>
    ))}
  </dl>
)

/** Which language it is in is seen from the words. */
const shownOf = (form: Form, answers: Answers) =>
  publicAnswers(form, answers).filter(({ question }) => !meansOneOf(question, [MEANS.language]))

import type { EditionScope } from '../../access/public.ts'
import { AnswerText, Errors, Field, fieldId } from '../../forms/parts.ts'
import { type Answers, type Fault, isEmpty, languageOfAnswers, type Names } from '../../forms/public.ts'
import { type Report, standingOf } from '../../outcomes/public.ts'
import { Problem } from '../../page/parts/acting.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { reportsTexts } from '../texts.ts'
import { lastDay } from '../words.ts'

type WriteProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly report: Report
  readonly names: Names
  /** What stands in the fields. */
  readonly answers: Answers
  /** What is kept, where somebody else has kept it meanwhile. */
  readonly theirs: Answers | null
  readonly faults: readonly Fault[]
  readonly seen: string | null
  readonly to: string
  readonly problem: string | undefined
  readonly now: Date
}

/** The form of a report: reached by the link of a letter, by sign-in, or at the desk. Opening it changes nothing. */
export function WritePage(props: WriteProps) {
  const { edition, language, report } = props
  const { form } = report.of
  const { session } = report
  return (
    <div class="wrap measure">
      <div class="title">
        <p class="over">
          <b>{sessionTexts(language)('session.number', { number: session.number })}</b> ·{' '}
          <a href={pathTo(language, edition.slug, 'sessions', session.number)}>
            <Own language={session.language}>{session.title}</Own>
          </a>
        </p>
        <h1>{pickText(form.title, language).text}</h1>
        <p class="lede">{pickText(form.intro, language).text}</p>
        <p role="status">
          <b>
            <Standing {...props} />
          </b>
        </p>
      </div>
      <Problem text={props.problem} />
      <Errors faults={props.faults} form={form} language={language} hrefOf={(fault) => `#${fieldId(fault)}`} />
      {props.theirs && <Theirs {...props} theirs={props.theirs} />}
      <WriteForm {...props} />
    </div>
  )
}

function Standing({ edition, language, report, now }: WriteProps) {
  const t = reportsTexts(language)
  const date = (at: Date) => formatDate(at, language, edition.zone)
  const standing = standingOf(report, now)
  const draft = report.draft && ` ${t('write.draft', { date: date(report.draft.at) })}`
  if (!report.last) {
    const key = standing === 'overdue' ? 'write.overdue' : 'write.due'
    return (
      <>
        {t(key, { date: lastDay(report, edition, language) })}
        {draft}
      </>
    )
  }
  const key = standing === 'published' ? 'write.published' : 'write.handed-in'
  return (
    <>
      {t(key, {
        date: date(standing === 'published' && report.published ? report.published.at : report.last.handedInAt),
      })}
      {draft}
    </>
  )
}

/** What somebody else has kept meanwhile, question by question where it differs from what stands in the fields. */
function Theirs({ language, report, answers, theirs, names }: WriteProps & { readonly theirs: Answers }) {
  const t = reportsTexts(language)
  const { form } = report.of
  const differing = form.questions.filter(({ id }) => JSON.stringify(answers[id]) !== JSON.stringify(theirs[id]))
  return (
    <div class="notice notice--care">
      <div class="stack">
        <p>
          <b>{t('write.theirs')}</b>
        </p>
        {differing.map((question) => {
          const answer = theirs[question.id]
          return (
            <div key={question.id}>
              <p>
                <b>{pickText(question.label, language).text}</b>
              </p>
              {answer === undefined || isEmpty(answer) ? (
                <p class="soft">{t('write.theirs.empty')}</p>
              ) : (
                <AnswerText
                  {...{ question, answer, names, language }}
                  written={languageOfAnswers(form, theirs, report.language)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function WriteForm({ edition, language, report, names, answers, faults, seen, to }: WriteProps) {
  const t = reportsTexts(language)
  const { form } = report.of
  return (
    <form method="post" action={to} novalidate class="stack">
      {seen && <input type="hidden" name="seen" value={seen} />}
      {form.questions.map((question) => (
        <Field
          key={question.id}
          {...{ question, answers, faults }}
          reader={{ names, language }}
          written={languageOfAnswers(form, answers, report.language)}
          extraRows={1}
          organizationList=""
          likeOrganizations={() => []}
        />
      ))}
      <p class="actions">
        <button type="submit" class="btn" name="act" value="hand-in">
          {t(report.last ? 'write.hand-in-again' : 'write.hand-in')}
        </button>
        <button type="submit" class="btn btn--second" name="act" value="keep">
          {t('write.keep')}
        </button>
      </p>
      <p class="soft">{t('write.what-follows')}</p>
      {edition.contactEmail && (
        <p class="small">
          <Pair language={language} name={t('write.contact')}>
            <a href={`mailto:${edition.contactEmail}`}>
              <bdi dir="ltr">{edition.contactEmail}</bdi>
            </a>
          </Pair>
        </p>
      )}
    </form>
  )
}

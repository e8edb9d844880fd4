import { callState } from '../../consultation/public.ts'
import { AnswerText, Errors, fieldId } from '../../forms/parts.ts'
import { askedQuestions, type Fault, formsTexts, isEmpty, languageOfAnswers, seenBy } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pickText } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../texts.ts'
import { Closing, type DraftPageProps, draftPath, SavesKnown } from './draft-parts.tsx'

/** Everything as it will be sent, with a way to change each answer. */
export function CheckPage(props: DraftPageProps) {
  const { form, draft, faults, language, call, now, names } = props
  const t = submissionsTexts(language)
  const written = languageOfAnswers(form, draft.answers, draft.language)
  const asked = askedQuestions(form, draft.answers)
  const open = callState(call, now) === 'open'
  const sectionOf = (fault: Fault) => form.questions.find((q) => q.id === fault.question)?.section ?? ''
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(form.title, language).text}</p>
        <h1>{t('check.title')}</h1>
        <p class="lede">{t(open ? 'check.lead' : 'check.lead.closed')}</p>
        <Closing {...props} />
        <SavesKnown {...props} />
      </div>
      {open && (
        <Errors
          faults={faults}
          form={form}
          language={language}
          hrefOf={(f) => `${draftPath(props, sectionOf(f))}#${fieldId(f)}`}
        />
      )}
      {form.sections.map((section) => (
        <Chapter key={section.id} id={`s-${section.id}`} heading={pickText(section.title, language).text}>
          <dl class="answers">
            {asked
              .filter((q) => q.section === section.id)
              .map((q) => {
                const label = pickText(q.label, language).text
                const answer = draft.answers[q.id]
                return (
                  <div key={q.id}>
                    <dt>{label}</dt>
                    <dd>
                      {answer === undefined || isEmpty(answer) ? (
                        <span class="soft">{t('check.empty')}</span>
                      ) : (
                        <AnswerText question={q} answer={answer} names={names} language={language} written={written} />
                      )}{' '}
                      {seenBy(q) !== 'public' && (
                        <span class="tag">{formsTexts(language)(`field.visibility.${seenBy(q)}`)}</span>
                      )}
                    </dd>
                    <dd class="act">
                      {open && (
                        <a href={`${draftPath(props, q.section)}#${q.id}`}>
                          {t('button.change')}
                          <span class="hidden"> {label}</span>
                        </a>
                      )}
                    </dd>
                  </div>
                )
              })}
          </dl>
        </Chapter>
      ))}
      {open && (
        <form method="post" action={draftPath(props, 'submit')} class="actions mt-6">
          <button type="submit" class="btn">
            {t('button.submit')}
          </button>
          <a class="btn btn--quiet" href={draftPath(props)}>
            {t('button.later')}
          </a>
        </form>
      )}
    </div>
  )
}

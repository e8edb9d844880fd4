import {
  AnswerText,
  Errors,
  Field,
  type FieldProps,
  fieldId,
  type KnownOfOrganization,
  lookOf,
  marksText,
} from '../../forms/parts.ts'
import {
  type Answers,
  type Fault,
  type Form,
  isAsked,
  isEmpty,
  kindOf,
  languageOfAnswers,
  type Question,
  type Reader,
} from '../../forms/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { formatList, formatTime, pickText } from '../../platform/languages/public.ts'
import { markOf } from '../save-draft.ts'
import { submissionsTexts } from '../texts.ts'
import { Closing, type DraftPageProps, draftPath, Tasks } from './draft-parts.tsx'

/** The form of the page; buttons elsewhere on the page (parts, languages) belong to it and save first. */
export const DRAFT_FORM = 'draft-form'
const ORGANIZATIONS = 'known-organizations'

type SectionProps = DraftPageProps & {
  section: string
  /** Faults to show; a page opened for the first time shows none. */
  shown: Fault[]
  adding: string | null
  /** Organizations the secretariat knows, to pick a name from. */
  organizations: readonly { name: string; country: string | null; stakeholderType: string | null }[]
}

/** One part of the form with all its questions. */
export function SectionPage(props: SectionProps) {
  const { form, draft, language, edition, section, shown, names, adding, organizations } = props
  const t = submissionsTexts(language)
  const index = form.sections.findIndex((s) => s.id === section)
  const title = pickText(form.sections[index]?.title, language).text
  const questions = questionsOnPage(form, draft.answers, section)
  const aside = draft.setAside.filter((one) => questions.some((q) => q.id === one.question))
  const reader = { names, language }
  const written = languageOfAnswers(form, draft.answers, draft.language)
  return (
    <div class="wrap with-rail">
      <aside class="mt-5 no-print" aria-label={t('draft.parts')}>
        <details class="fold">
          <summary>{t('draft.parts')}</summary>
          <Tasks {...props} here={section} saves={DRAFT_FORM} />
        </details>
        <p class="saved mt-5" id="saved" role="status" data-failed={t('draft.not-saved')}>
          {t('draft.saved', { time: formatTime(draft.savedAt, language, edition.zone) })}
        </p>
      </aside>
      <div>
        <div class="title">
          <p class="over">
            {pickText(form.title, language).text} · {t('draft.part', { n: index + 1, of: form.sections.length })}
          </p>
          <h1>{title}</h1>
          <Closing {...props} />
        </div>
        {aside.length > 0 && <AnswersSetAside {...{ aside, form, names, language, written }} />}
        <Errors faults={shown} form={form} language={language} hrefOf={(f) => `#${fieldId(f)}`} />
        <form
          id={DRAFT_FORM}
          method="post"
          action={draftPath(props, section)}
          enctype="multipart/form-data"
          novalidate
          data-autosave
        >
          <input type="hidden" name="_shown" value={marksText(questions, draft.answers, markOf)} />
          <input type="hidden" name="_seen" value={aside.map(({ answer }) => markOf(answer)).join(' ')} />
          {questions.map((q) => (
            <Field
              key={q.id}
              question={q}
              answers={draft.answers}
              faults={shown}
              reader={reader}
              written={written}
              extraRows={adding === q.id ? 1 : 0}
              organizationList={ORGANIZATIONS}
              {...hangsOn(q, form, draft.answers, reader)}
            />
          ))}
          {questions.some((q) => lookOf(q).suggestsOrganizations) && (
            <datalist id={ORGANIZATIONS}>
              {organizations.map((o) => (
                <option key={o.name} value={o.name} data-fills={fillsOf(o)} />
              ))}
            </datalist>
          )}
          <div class="actions">
            <button type="submit" class="btn" name="_do" value="continue">
              {t('button.continue')} <Icon name="next" flip />
            </button>
            <button type="submit" class="btn btn--quiet" name="_do" value="later">
              {t('button.later')}
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}

type AsideProps = Pick<SectionProps, 'form' | 'names' | 'language'> & {
  aside: DraftPageProps['draft']['setAside']
  written: string
}

/** Two windows answered the same question: what is not in the field stands here, to be copied. */
function AnswersSetAside({ aside, form, ...reader }: AsideProps) {
  const t = submissionsTexts(reader.language)
  const found = aside.flatMap(({ question: id, answer }) => {
    const question = form.questions.find((q) => q.id === id)
    return question ? [{ question, answer }] : []
  })
  return (
    <div class="notice notice--care" role="status">
      <div>
        <p>{t('draft.other-tab')}</p>
        <dl class="answers">
          {found.map(({ question, answer }) => (
            <div key={`${question.id} ${markOf(answer)}`}>
              <dt>{pickText(question.label, reader.language).text}</dt>
              <dd>
                <AnswerText {...{ question, answer }} {...reader} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}

/** What picking an organization brings along, by what the fields mean. */
function fillsOf({ country, stakeholderType }: SectionProps['organizations'][number]): string {
  const known: KnownOfOrganization = {
    'organization.country': country ?? '',
    'organization.stakeholder-type': stakeholderType ?? '',
  }
  return JSON.stringify(known)
}

/**
 * The questions of a part: what is asked, and what hangs on another answer of this part. Without a script a question cannot appear while
 * typing, so what hangs on an answer not given yet stands there from the start, as optional as its answer; what the answers given so far
 * rule out is in the page but hidden, for a script to show.
 */
function questionsOnPage(form: Form, answers: Answers, section: string): Question[] {
  const here = form.questions.filter((q) => q.section === section)
  return here.filter((q) => isAsked(q, form, answers) || here.some((other) => other.id === q.show_if?.question))
}

function hangsOn(q: Question, form: Form, answers: Answers, reader: Reader): Pick<FieldProps, 'hangsOn'> {
  const condition = q.show_if
  const parent = condition && form.questions.find((other) => other.id === condition.question)
  if (!parent || parent.section !== q.section) return {}
  const words = condition.in.map((code) => kindOf(parent).words(parent, code, reader))
  const open = isEmpty(answers[parent.id]) && isAsked(parent, form, answers)
  return {
    hangsOn: {
      question: parent.id,
      answers: condition.in,
      words: formatList(words, reader.language, 'or'),
      state: isAsked(q, form, answers) ? 'asked' : open ? 'open' : 'not-asked',
    },
  }
}

import { callState } from '../../consultation/public.ts'
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
import { countryName, formatList, formatTime, type Language, pickText } from '../../platform/languages/public.ts'
import { type KnownOrganization, lookalikes } from '../../stakeholders/public.ts'
import { markOf } from '../save-draft.ts'
import { submissionsTexts } from '../texts.ts'
import { Closing, type DraftPageProps, draftPath, SavesKnown, Tasks } from './draft-parts.tsx'

/** The form of the page; buttons elsewhere on the page (parts, languages) belong to it and save first. */
export const DRAFT_FORM = 'draft-form'
const ORGANIZATIONS = 'known-organizations'

type SectionProps = DraftPageProps & {
  section: string
  /** Faults to show; a page opened for the first time shows none. */
  shown: Fault[]
  adding: string | null
  /** Organizations the secretariat knows, to pick a name from. */
  organizations: readonly KnownOrganization[]
}

/** One part of the form with all its questions. */
export function SectionPage(props: SectionProps) {
  const { form, draft, language, edition, section, names } = props
  const t = submissionsTexts(language)
  const index = form.sections.findIndex((s) => s.id === section)
  const title = pickText(form.sections[index]?.title, language).text
  const questions = questionsOnPage(form, draft.answers, section)
  const aside = asideOf(draft, questions)
  const open = callState(props.call, props.now) === 'open'
  const written = languageOfAnswers(form, draft.answers, draft.language)
  return (
    <div class="wrap with-rail">
      <aside class="mt-5 no-print" aria-label={t('draft.parts')}>
        <details class="fold">
          <summary>{t('draft.parts')}</summary>
          <Tasks {...props} here={section} {...(open ? { saves: DRAFT_FORM } : {})} />
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
        <LocalCopy {...props} />
        {aside.length > 0 && <AnswersSetAside {...{ aside, form, names, language, written }} />}
        {open ? <SectionForm {...props} /> : <SectionRead {...props} />}
      </div>
    </div>
  )
}

/** The fields of a part, while they can be changed. */
function SectionForm(props: SectionProps) {
  const { form, draft, language, section, shown, names, adding, organizations } = props
  const t = submissionsTexts(language)
  const questions = questionsOnPage(form, draft.answers, section)
  const aside = asideOf(draft, questions)
  const reader = { names, language }
  const written = languageOfAnswers(form, draft.answers, draft.language)
  return (
    <>
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
            likeOrganizations={(typed) => lookalikes(typed, organizations).map((o) => toPick(o, language))}
            {...hangsOn(q, form, draft.answers, reader)}
          />
        ))}
        {questions.some((q) => lookOf(q).suggestsOrganizations) && (
          <datalist id={ORGANIZATIONS}>
            {organizations.map((o) => (
              <option key={o.id} value={o.name} label={toPick(o, language).label} data-fills={fillsOf(o)} />
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
    </>
  )
}

/** The answers of a part after the closing: to be read, copied and printed. */
function SectionRead({ form, draft, language, section, names }: SectionProps) {
  const t = submissionsTexts(language)
  const written = languageOfAnswers(form, draft.answers, draft.language)
  const asked = form.questions.filter((q) => q.section === section && isAsked(q, form, draft.answers))
  return (
    <>
      <p class="notice notice--care" role="status">
        {t('section.closed')}
      </p>
      <dl class="answers">
        {asked.map((question) => {
          const answer = draft.answers[question.id]
          return (
            <div key={question.id}>
              <dt>{pickText(question.label, language).text}</dt>
              <dd>
                {answer === undefined || isEmpty(answer) ? (
                  <span class="soft">{t('check.empty')}</span>
                ) : (
                  <AnswerText {...{ question, answer, names, language, written }} />
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}

/** What another window wrote over, of the questions of a page. */
const asideOf = (draft: DraftPageProps['draft'], questions: readonly Question[]) =>
  draft.setAside.filter((one) => questions.some((q) => q.id === one.question))

/** Shown by a script alone, when this browser kept something that the server has not. */
function LocalCopy({ language, ...props }: SectionProps) {
  const t = submissionsTexts(language)
  return (
    <div
      class="notice notice--care"
      id="local-copy"
      hidden
      data-restored={t('local.restored')}
      data-both={t('local.both')}
    >
      <div class="stack">
        <p role="status" />
        <div class="actions">
          <button type="button" class="btn btn--second btn--small">
            {t('local.use')}
          </button>
          <button type="button" class="btn btn--quiet btn--small">
            {t('local.leave')}
          </button>
        </div>
      </div>
      <SavesKnown draft={props.draft} />
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

/** A known organization as it is told from others of the same name. */
const toPick = ({ id, name, country }: KnownOrganization, language: Language) => ({
  id,
  label: country ? formatList([name, countryName(country, language)], language) : name,
})

/** What picking an organization brings along, by what the fields mean. */
function fillsOf({ id, country, stakeholderType }: KnownOrganization): string {
  const known: KnownOfOrganization = {
    id,
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

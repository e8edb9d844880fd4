import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { type Call, callState, type Form } from '../../consultation/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon, Knot } from '../../page/parts/icons.tsx'
import { BothTimes, Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatTime, type Language, pickText } from '../../platform/languages/public.ts'
import { type Answers, askedQuestions, type Fault, isEmpty, languageOfAnswers } from '../answers.ts'
import type { Draft } from '../drafts.ts'
import { markOf } from '../save-draft.ts'
import { submissionsTexts } from '../texts.ts'
import { AnswerText, type Names } from './answer.tsx'
import { Field, faultText, fieldId, marksText } from './field.tsx'

export type DraftPageProps = {
  edition: EditionScope
  call: Call
  form: Form
  draft: Draft
  faults: Fault[]
  names: Names
  language: Language
  readerZone: string | null
  now: Date
  /** The reference of the submission this draft amends. */
  amends: string | null
}

const draftPath = (p: Pick<DraftPageProps, 'edition' | 'draft' | 'language'>, ...rest: string[]) =>
  pathTo(p.language, p.edition.slug, 'drafts', p.draft.id, ...rest)

type Part = { id: string; title: string; state: 'complete' | 'in-progress' | 'not-started' }

function partsOf({ form, draft, faults, language }: DraftPageProps): Part[] {
  const asked = askedQuestions(form, draft.answers)
  return form.sections.map((section) => {
    const questions = asked.filter((q) => q.section === section.id)
    const begun = questions.some((q) => q.id !== 'submission_language' && !isEmpty(draft.answers[q.id]))
    const faulty = faults.some((f) => questions.some((q) => q.id === f.question))
    return {
      id: section.id,
      title: pickText(section.title, language).text,
      state: !begun ? 'not-started' : faulty ? 'in-progress' : 'complete',
    }
  })
}

function Tasks(props: DraftPageProps & { here?: string }) {
  const t = submissionsTexts(props.language)
  return (
    <ol class="thread tasks">
      {partsOf(props).map((part) => (
        <li
          key={part.id}
          class={[
            'knot',
            part.state !== 'complete' && 'is-open',
            // Copper means "here" or "reached"; what nobody has begun is grey.
            part.state === 'not-started' && part.id !== props.here && 'is-todo',
            part.id === props.here && 'is-here',
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <Knot kind="submission" reached={part.state === 'complete'} />
          {part.id === props.here ? (
            <b aria-current="step">{part.title}</b>
          ) : (
            <a href={draftPath(props, part.id)}>{part.title}</a>
          )}
          <small>{part.id === props.here ? t('draft.here') : t(`draft.${part.state}`)}</small>
        </li>
      ))}
    </ol>
  )
}

function Closing({ call, edition, language, now }: DraftPageProps) {
  const t = submissionsTexts(language)
  return callState(call, now) === 'open' ? (
    <p class="soft row row--icon">
      <Icon name="clock" />{' '}
      <span>
        {t('draft.closes')}: <Moment at={call.closesAt} zone={edition.zone} language={language} end />
      </span>
    </p>
  ) : (
    <p class="notice notice--care">{t('draft.late')}</p>
  )
}

/** The list of parts with what is done and what is not, and the ways on. */
export function TaskListPage(props: DraftPageProps & { linkSent: boolean }) {
  const { form, language, call, now, amends, linkSent } = props
  const t = submissionsTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(form.title, language).text}</p>
        <h1>{t('draft.title')}</h1>
        <p class="lede">{t('draft.kept')}</p>
        {amends && <p>{t('draft.amends', { reference: amends })}</p>}
        <Closing {...props} />
      </div>
      <Chapter id="parts" heading={t('draft.parts')}>
        <div class="stack">
          <Tasks {...props} />
          <div class="actions">
            <a class="btn" href={draftPath(props, 'check')}>
              {callState(call, now) === 'open' ? t('draft.check') : t('draft.print')}
            </a>
            <a class="btn btn--quiet" href={draftPath(props, 'download')}>
              <Icon name="save" /> {t('draft.download')}
            </a>
          </div>
        </div>
      </Chapter>
      <Chapter id="link" heading={t('draft.link.title')} aside={t('draft.link.text')}>
        <form method="post" action={draftPath(props, 'link')} class="stack">
          {linkSent && (
            <p class="notice notice--good" role="status">
              {t('draft.link.sent')}
            </p>
          )}
          <div class="field">
            <label class="field__label" for="email">
              {t('draft.link.email')}
            </label>
            <input
              class="input input--m"
              id="email"
              name="email"
              type="email"
              dir="ltr"
              required
              autocomplete="email"
            />
          </div>
          <button type="submit" class="btn btn--second">
            {t('draft.link.button')}
          </button>
        </form>
      </Chapter>
    </div>
  )
}

/** What stands in the way, each with a link to its place. It takes focus after a failed post. */
export function Errors({
  faults,
  form,
  language,
  hrefOf,
}: {
  faults: Fault[]
  form: Form
  language: Language
  hrefOf: (f: Fault) => string
}) {
  const t = submissionsTexts(language)
  if (faults.length === 0) return null
  return (
    <div class="errors" role="alert" tabindex={-1} aria-labelledby="errors-title">
      <h2 id="errors-title">
        <Icon name="wrong" /> {t('fault.summary', { count: faults.length })}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={fieldId(fault) + fault.code}>
            <a href={hrefOf(fault)}>
              {pickText(form.questions.find((q) => q.id === fault.question)?.label, language).text}:{' '}
              {faultText(fault, language)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

type SectionProps = DraftPageProps & {
  section: string
  /** Faults to show; a page opened for the first time shows none. */
  shown: Fault[]
  elsewhere: boolean
  adding: string | null
}

/** One part of the form with all its questions. */
export function SectionPage(props: SectionProps) {
  const { form, draft, language, edition, section, shown, elsewhere, names, adding } = props
  const t = submissionsTexts(language)
  const index = form.sections.findIndex((s) => s.id === section)
  const title = pickText(form.sections[index]?.title, language).text
  const questions = askedOrHanging(form, draft.answers, section)
  const written = languageOfAnswers(draft.answers, draft.language)
  return (
    <div class="wrap with-rail">
      <aside class="mt-5 no-print" aria-label={t('draft.parts')}>
        <details class="fold">
          <summary>{t('draft.parts')}</summary>
          <Tasks {...props} here={section} />
        </details>
        <p class="saved mt-5" id="saved" role="status">
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
        {elsewhere && (
          <p class="notice notice--care" role="status">
            {t('draft.other-tab')}
          </p>
        )}
        <Errors faults={shown} form={form} language={language} hrefOf={(f) => `#${fieldId(f)}`} />
        <form method="post" action={draftPath(props, section)} enctype="multipart/form-data" novalidate data-autosave>
          {/* Enter in a field continues, instead of pressing the first button that happens to stand in the form. */}
          <button type="submit" class="hidden" name="_do" value="continue" tabindex={-1}>
            {t('button.continue')}
          </button>
          <input type="hidden" name="_revision" value={draft.revision} />
          <input type="hidden" name="_shown" value={marksText(questions, draft.answers, markOf)} />
          {questions.map((q) => (
            <Field
              key={q.id}
              question={q}
              answers={draft.answers}
              faults={shown}
              names={names}
              language={language}
              written={written}
              extraRows={adding === q.id ? 1 : 0}
            />
          ))}
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

/** Without a script a question cannot appear while typing, so what hangs on an answer of the same page is shown from the start, as optional as its answer. */
function askedOrHanging(form: Form, answers: Answers, section: string) {
  const asked = new Set(askedQuestions(form, answers).map((q) => q.id))
  return form.questions.filter(
    (q) =>
      q.section === section &&
      (asked.has(q.id) || (q.show_if && isEmpty(answers[q.show_if.question]) && asked.has(q.show_if.question))),
  )
}

/** Everything as it will be sent, with a way to change each answer. */
export function CheckPage(props: DraftPageProps) {
  const { form, draft, faults, language, call, now, names } = props
  const t = submissionsTexts(language)
  const written = languageOfAnswers(draft.answers, draft.language)
  const asked = askedQuestions(form, draft.answers)
  const open = callState(call, now) === 'open'
  const sectionOf = (fault: Fault) => form.questions.find((q) => q.id === fault.question)?.section ?? ''
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(form.title, language).text}</p>
        <h1>{t('check.title')}</h1>
        <p class="lede">{t('check.lead')}</p>
        <Closing {...props} />
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
                      {q.visibility !== 'public' && <span class="tag">{t(`field.visibility.${q.visibility}`)}</span>}
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

/** It arrived too late: both times, and where the draft is. */
export function LatePage({
  edition,
  language,
  readerZone,
  arrivedAt,
  closesAt,
  draftHref,
}: {
  edition: EditionScope
  language: Language
  readerZone: string | null
  arrivedAt: Date
  closesAt: Date
  draftHref: string
}) {
  const t = submissionsTexts(language)
  const times = (at: Date) => (
    <BothTimes at={at} zone={edition.zone} readerZone={readerZone} language={language} seconds />
  )
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('late.title')}</h1>
        <p class="lede">{t('late.text')}</p>
      </div>
      <Chapter id="arrived" heading={t('late.arrived')}>
        {times(arrivedAt)}
      </Chapter>
      <Chapter id="closed" heading={t('late.closed')}>
        {times(closesAt)}
      </Chapter>
      <p class="actions">
        <a class="btn" href={draftHref}>
          {t('draft.open')}
        </a>
      </p>
    </div>
  )
}

/** A title, a sentence and one thing to do. */
export function SimplePage({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <div class="wrap">
      <div class="title">
        <h1>{title}</h1>
        <p class="lede">{text}</p>
      </div>
      {children}
    </div>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Knot, type KnotKind } from '../../page/parts/icons.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import {
  countryName,
  direction,
  formatDate,
  isLanguage,
  type Language,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import {
  type Answer,
  AnswerText,
  type FileAnswer,
  type publicAnswers,
  type Row,
  type Step,
} from '../../submissions/public.ts'
import type { Named, PublicSubmission } from '../reads.ts'
import { registerTexts } from '../texts.ts'
import { termName, type Vocabularies } from './entry.tsx'
import { Strip } from './strip.tsx'

type Props = {
  edition: EditionScope
  language: Language
  submission: PublicSubmission
  answers: ReturnType<typeof publicAnswers>
  steps: Step[]
  named: Map<string, Named>
  vocabularies: Vocabularies
}

/** Questions whose answers stand elsewhere on the page: in its head, its thread, its tags. */
const SHOWN_ABOVE = new Set([
  'action_lines',
  'primary_action_line',
  'sdgs',
  'sdgs_to_highlight',
  'country',
  'organization',
])

export function SubmissionPage({ edition, language, submission, answers, steps, named, vocabularies }: Props) {
  const t = registerTexts(language)
  const own = { lang: submission.language, dir: direction(submission.language) }
  const texts = answers.filter((a) => a.question.type === 'long_text')
  const files = answers.filter((a) => a.question.type === 'file' || a.question.type === 'photo')
  const people = answers.filter((a) => a.question.type === 'person_list').flatMap((a) => a.answer as Row[])
  const register = pathTo(language, edition.slug, 'submissions')
  const further = answers.filter(
    ({ question: q, answer }) =>
      !['long_text', 'file', 'photo', 'person_list', 'consent'].includes(q.type) &&
      !SHOWN_ABOVE.has(q.id) &&
      answer !== submission.title,
  )
  const pictured = answers.find((a) => a.question.id === 'alt_text')?.answer
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>
            <bdi dir="ltr">{submission.reference}</bdi>
          </b>{' '}
          · {termName(vocabularies, 'kind', submission.kind, language)} ·{' '}
          {submission.organizationId ? (
            <a
              href={pathTo(language, edition.slug, 'organizations', submission.organizationId)}
              lang={submission.organizationLanguage ?? undefined}
            >
              <bdi>{submission.organization}</bdi>
            </a>
          ) : (
            <bdi {...own}>{submission.submitter}</bdi>
          )}
          {submission.country && `, ${countryName(submission.country, language)}`}
        </p>
        <h1 {...own}>{submission.title}</h1>
        <p>
          <Strip state={submission.state} /> {t(`state.${submission.state}` as 'state.submitted')}
        </p>
      </div>
      <Chapter
        id="thread"
        heading={t('thread.title')}
        aside={
          <>
            {t('thread.aside')} <a href={`${register}/${submission.reference}/thread.json`}>{t('thread.data')}</a>
          </>
        }
      >
        <ol class="thread">
          {steps.map((step) => (
            <StepEntry key={`${step.kind}-${step.at.toISOString()}`} {...{ edition, language, step, named }} />
          ))}
        </ol>
      </Chapter>
      <Chapter
        id="text"
        heading={t('text.title')}
        aside={
          isLanguage(submission.language)
            ? t('text.written-in', { language: NATIVE_NAMES[submission.language] })
            : undefined
        }
      >
        <div class="stack">
          {texts.map(({ question, answer }, i) => (
            <div key={question.id}>
              <h3 class="small">{pickText(question.label, language).text}</h3>
              {String(answer)
                .split(/\n{2,}/)
                .map((paragraph, n) => (
                  <p class={i === 0 ? 'voice' : 'voice voice--s'} {...own} key={String(n)}>
                    {paragraph}
                  </p>
                ))}
            </div>
          ))}
          {files.map(({ question, answer }) => (
            <div key={question.id}>
              <h3 class="small">{pickText(question.label, language).text}</h3>
              <ul class="plain">
                {(answer as FileAnswer[]).map((file) => (
                  <li key={file.sha256}>
                    {question.type === 'photo' && (
                      <img
                        class="photo"
                        src={`${register}/${submission.reference}/files/${file.sha256}`}
                        alt={String(pictured ?? submission.title)}
                        lang={submission.language}
                        loading="lazy"
                        decoding="async"
                      />
                    )}
                    <a href={`${register}/${submission.reference}/files/${file.sha256}`}>
                      <bdi>{file.filename}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <ul class="tags">
            {submission.actionLines.map((code) => (
              <li key={code}>
                <a class="tag" href={`${register}?action_line=${encodeURIComponent(code)}`}>
                  {termName(vocabularies, 'action_line', code, language)}
                </a>
              </li>
            ))}
            {submission.sdgs.map((code) => (
              <li key={code}>
                <a class="tag" href={`${register}?sdg=${encodeURIComponent(code)}`}>
                  {t('facet.sdg')} {termName(vocabularies, 'sdg', code, language)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </Chapter>
      {people.length > 0 && (
        <Chapter id="people" heading={t('people.title')}>
          <ul class="plain people">
            {people.map((p) => (
              <Person key={`${p.given_name} ${p.family_name}`} {...{ language, person: p, vocabularies, own }} />
            ))}
          </ul>
        </Chapter>
      )}
      {further.length > 0 && (
        <Chapter id="further" heading={t('further.title')} aside={t('further.aside')}>
          <dl class="answers">
            {further.map(({ question, answer }) => {
              const label =
                question.id === 'submitter_name'
                  ? { text: t('further.submitter'), language }
                  : pickText(question.label, language)
              return (
                <div key={question.id}>
                  <dt lang={label.language}>{label.text}</dt>
                  <dd>
                    <AnswerText
                      {...{ question, answer, names: vocabularies, language, written: submission.language }}
                    />
                  </dd>
                </div>
              )
            })}
          </dl>
        </Chapter>
      )}
      <Chapter id="versions" heading={t('versions.title')} aside={t('versions.aside')}>
        <section class="scroll" tabindex={0} aria-label={`${t('versions.title')}, ${submission.reference}`}>
          <table class="table-s">
            <thead>
              <tr>
                <th scope="col">{t('versions.one')}</th>
                <th scope="col">{t('versions.received')}</th>
                <th scope="col">{t('versions.hash')}</th>
              </tr>
            </thead>
            <tbody>
              {submission.versions.map((v) => (
                <tr key={v.version}>
                  <td>{t('versions.n', { n: v.version })}</td>
                  <td>
                    <Moment at={v.receivedAt} zone={edition.zone} language={language} weekday={false} />
                  </td>
                  <td class="mono">
                    <bdi dir="ltr">{v.hash}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Chapter>
    </div>
  )
}

const KNOT: Partial<Record<Step['kind'], KnotKind>> = {
  submitted: 'submission',
  amended: 'submission',
  withdrawn: 'submission',
  programmed: 'session',
  rescheduled: 'session',
  published: 'session',
  cancelled: 'session',
  reported: 'outcome',
}

function StepEntry({
  edition,
  language,
  step,
  named,
}: {
  edition: EditionScope
  language: Language
  step: Step
  named: Map<string, Named>
}) {
  const t = registerTexts(language)
  const reference = typeof step.facts.reference === 'string' ? step.facts.reference : ''
  const number = typeof step.facts.session === 'number' ? step.facts.session : Number(step.facts.number ?? 0)
  const other = named.get(reference)
  const words = t(`thread.${step.kind}`, { version: Number(step.facts.version ?? 1), reference, number })
  return (
    <li class="knot">
      <Knot kind={KNOT[step.kind] ?? 'theme'} />
      <p class="knot__kind">
        <b>{words}</b> · <time datetime={step.at.toISOString()}>{formatDate(step.at, language, edition.zone)}</time>
      </p>
      {other && (
        <h3>
          <a href={pathTo(language, edition.slug, 'submissions', reference)}>
            <span lang={other.language} dir={direction(other.language)}>
              {other.title}
            </span>
          </a>
        </h3>
      )}
      {other?.organization && (
        <p class="small soft">
          <bdi lang={other.organizationLanguage ?? undefined}>{other.organization}</bdi>
        </p>
      )}
      {number > 0 && (
        <p>
          <a href={pathTo(language, edition.slug, 'sessions', number)}>{t('thread.session', { number })}</a>
        </p>
      )}
      {step.reason && (
        <p class="knot__why">
          <b>{t('thread.reason')}</b>{' '}
          <span
            lang={step.reasonLanguage ?? undefined}
            dir={step.reasonLanguage ? direction(step.reasonLanguage) : undefined}
          >
            {step.reason}
          </span>
        </p>
      )}
    </li>
  )
}

function Person({
  language,
  person,
  vocabularies,
  own,
}: {
  language: Language
  person: Row
  vocabularies: Vocabularies
  own: { lang: string; dir: 'ltr' | 'rtl' }
}) {
  const called = (vocabulary: string, code: Answer | undefined) =>
    pickText(vocabularies.get(vocabulary)?.find((t) => t.code === code)?.name, language).text
  const how = [called('session_roles', person.role), called('attendance_modes', person.attendance)]
    .filter(Boolean)
    .join(' · ')
  return (
    <li class="who">
      <span class="avatar" aria-hidden="true" {...own}>
        {initials(person)}
      </span>
      <span>
        <b>
          <bdi {...own}>
            {person.given_name} {person.family_name}
          </bdi>
        </b>
        {how && <small>{how}</small>}
        <small>
          <bdi {...own}>{[person.job_title, person.organization].filter(Boolean).join(', ')}</bdi>
        </small>
      </span>
    </li>
  )
}

/** First letters of given and family name; of a Chinese name, which has no spaces, its first character. */
const initials = (person: Row): string =>
  [person.given_name, person.family_name].map((name) => [...(name ?? '').trim()][0] ?? '').join('')

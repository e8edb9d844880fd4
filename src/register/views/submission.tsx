import type { EditionScope } from '../../access/public.ts'
import type { publicAnswers, Row } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { countryName, direction, type Language } from '../../platform/languages/public.ts'
import type { Step } from '../../submissions/public.ts'
import type { Named, PublicSubmission } from '../reads.ts'
import { registerTexts } from '../texts.ts'
import { termName, type Vocabularies } from './entry.tsx'
import { Further } from './further.tsx'
import { Person } from './proposed-person.tsx'
import { StepEntry } from './step-entry.tsx'
import { Strip } from './strip.tsx'
import { SubmissionText } from './submission-text.tsx'
import { Versions } from './versions.tsx'

type Props = {
  edition: EditionScope
  language: Language
  submission: PublicSubmission
  answers: ReturnType<typeof publicAnswers>
  steps: Step[]
  named: Map<string, Named>
  vocabularies: Vocabularies
}

export function SubmissionPage({ edition, language, submission, answers, steps, named, vocabularies }: Props) {
  const t = registerTexts(language)
  const own = { lang: submission.language, dir: direction(submission.language) }
  const people = answers.filter((a) => a.question.type === 'person_list').flatMap((a) => a.answer as Row[])
  const register = pathTo(language, edition.slug, 'submissions')
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
      <SubmissionText {...{ edition, language, submission, answers, vocabularies }} />
      {people.length > 0 && (
        <Chapter id="people" heading={t('people.title')}>
          <ul class="plain people">
            {people.map((p) => (
              <Person key={`${p.given_name} ${p.family_name}`} {...{ language, person: p, vocabularies, own }} />
            ))}
          </ul>
        </Chapter>
      )}
      <Further {...{ language, submission, answers, vocabularies }} />
      <Versions {...{ edition, language, submission }} />
    </div>
  )
}

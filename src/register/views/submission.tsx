import type { EditionScope } from '../../access/public.ts'
import { CopiesNote } from '../../campaigns/parts.ts'
import type { CopiesOf } from '../../campaigns/public.ts'

import type { publicAnswers } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Beside } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { countryName, direction, type Language } from '../../platform/languages/public.ts'
import type { OwnChoices, Step } from '../../submissions/public.ts'
import type { Named, PublicSubmission } from '../reads.ts'
import type { RegisterWords } from '../register-words.ts'
import { registerTexts } from '../texts.ts'
import { Further } from './further.tsx'
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
  words: RegisterWords
  /** What a picture shows, in the writer's words. */
  picture: string
  /** What its owner may do with it; null: the reader is not its owner. */
  own: OwnChoices | null
  copies: CopiesOf | null
}

export function SubmissionPage(props: Props) {
  const { edition, language, submission, answers, steps, named, words, picture } = props
  const t = registerTexts(language)
  const own = { lang: submission.language, dir: direction(submission.language) }
  const register = pathTo(language, edition.slug, 'submissions')
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>
            <bdi dir="ltr">{submission.reference}</bdi>
          </b>{' '}
          · {words.property('kind', submission.kind)} · <Sender {...{ edition, language, submission, own }} />
        </p>
        {submission.organizationId && submission.senderProof === null && (
          <p class="small">
            <span class="tag">{t('sender.unproven')}</span> {t('sender.unproven.why')}
          </p>
        )}
        <h1 {...own}>{submission.title}</h1>
        <p>
          <Strip state={submission.state} /> {t.named('state', submission.state)}
        </p>
        <CopiesNote {...{ edition, language }} copies={props.copies} />
        {props.own && <OwnActions {...{ language }} may={props.own} to={`${register}/${submission.reference}`} />}
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
            <StepEntry
              key={`${step.kind}-${step.at.toISOString()}`}
              {...{ edition, language, step, named }}
              submission={submission.reference}
            />
          ))}
        </ol>
      </Chapter>
      <SubmissionText {...{ edition, language, submission, answers, words, picture }} />
      <Further {...{ language, submission, answers, words }} />
      <Versions {...{ edition, language, submission }} />
    </div>
  )
}

/** What whoever handed it in may do here. */
function OwnActions({ language, may, to }: { language: Language; may: OwnChoices; to: string }) {
  const t = registerTexts(language)
  if (!may.mayAmend && !may.mayWithdraw) return null
  return (
    <section class="actions small no-print" aria-label={t('own.title')}>
      <span class="soft">{t('own.title')}</span>
      {may.mayAmend && (
        <form method="post" action={`${to}/amend`}>
          <button type="submit" class="btn btn--second btn--small">
            {t('own.amend')}
          </button>
        </form>
      )}
      {may.mayWithdraw && (
        <a class="btn btn--quiet btn--small" href={`${to}/withdraw`}>
          {t('own.withdraw')}
        </a>
      )}
    </section>
  )
}

type SenderProps = Pick<Props, 'edition' | 'language' | 'submission'> & { own: { lang: string; dir: 'ltr' | 'rtl' } }

/** Who sent it, and the country or area. */
function Sender({ edition, language, submission, own }: SenderProps) {
  const who = submission.organizationId ? (
    <a
      href={pathTo(language, edition.slug, 'organizations', submission.organizationId)}
      lang={submission.organizationLanguage ?? undefined}
    >
      <bdi>{submission.organization}</bdi>
    </a>
  ) : (
    <bdi {...own}>{submission.submitter}</bdi>
  )
  if (!submission.country) return who
  return (
    <Beside language={language} one={who}>
      {countryName(submission.country, language)}
    </Beside>
  )
}

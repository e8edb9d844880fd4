import { AnswerText } from '../../../forms/parts.ts'
import { MEANS, meansOneOf, type Question } from '../../../forms/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import { pathTo } from '../../../page/route.ts'
import { direction, pickText } from '../../../platform/languages/public.ts'
import { RecommendedOnDesk } from '../../../submissions/parts.ts'
import { ANEW, DECIDABLE } from '../../decision.ts'
import { MarkPanel, Notes } from '../../handling/views/handling-panel.tsx'
import { reviewTexts } from '../../texts.ts'
import { Changed } from '../../views/changed.tsx'
import { Named, outcomeWords, Problem, stateWords, TONE, Who } from '../../views/parts.tsx'
import { holdingOf, type KeptDecision, pendingOf } from '../reads.ts'
import type { DecideProps } from './decide-props.ts'
import { DecisionForm } from './decision-form.tsx'
import { QueueBar } from './queue-bar.tsx'
import { SimilarOnes } from './similar.tsx'

/** One submission to decide on: its answers, and the decision beside them. */
export function DecidePage(props: DecideProps) {
  const { edition, onDesk, language, queue, work, beside } = props
  const t = reviewTexts(language)
  const { reference } = onDesk.submission
  const search = queue?.search ?? ''
  const at = { edition, language, reference, search }
  return (
    <div class="wrap">
      {queue && <QueueBar {...{ edition, language, queue }} />}
      <Head {...props} />
      <div class="deciding">
        <div class="deciding__form">
          <section class="stack" aria-labelledby="decide">
            <Decision {...props} />
          </section>
          <MarkPanel {...at} work={work} />
        </div>
        <div class={beside ? 'deciding__text deciding__text--two' : 'deciding__text'}>
          <Chapter id="answers" heading={t('answers')}>
            <Answers {...props} />
          </Chapter>
          <RecommendedOnDesk {...at} {...props.recommended} maySeeAddresses={props.maySeeAddresses} />
          {beside && <Beside {...props} onDesk={beside} />}
          <SimilarOnes {...at} similar={props.similar} beside={beside?.submission.reference ?? null} />
          <Notes {...at} work={work} />
          {onDesk.decisions.length > 0 && (
            <Chapter id="history" heading={t('history.title')}>
              <History {...props} />
            </Chapter>
          )}
        </div>
      </div>
    </div>
  )
}

/** Another submission with the answers to its own questions. */
function Beside(props: DecideProps) {
  const { edition, language, onDesk } = props
  return (
    <Chapter id="beside" heading={reviewTexts(language)('similar.read')}>
      <p>
        <Named of={onDesk.submission} {...{ edition, language }} />
      </p>
      <Answers {...props} />
    </Chapter>
  )
}

function Head({ edition, language, onDesk, words, maySeeAddresses, looking }: DecideProps) {
  const t = reviewTexts(language)
  const { submission } = onDesk
  return (
    <div class="title">
      <p class="over">
        <bdi dir="ltr">{submission.reference}</bdi> · {words.name('kind', submission.kind)} ·{' '}
        {t('decide.version', { version: submission.version })} ·{' '}
        <Moment at={submission.receivedAt} zone={edition.zone} language={language} weekday={false} />
      </p>
      <h1 lang={submission.language} dir={direction(submission.language)}>
        {submission.title}
      </h1>
      <p>
        <span class={`state ${TONE[submission.state] ?? ''}`}>{stateWords(submission.state, language)}</span>{' '}
        {submission.organization && (
          <>
            <bdi lang={submission.organizationLanguage ?? undefined}>{submission.organization}</bdi> ·{' '}
          </>
        )}
        <bdi>{submission.submitter}</bdi>
        {maySeeAddresses && (
          <>
            {' '}
            · <bdi dir="ltr">{submission.email}</bdi>
          </>
        )}
      </p>
      {looking.map(({ name, at }) => (
        <p class="small" key={name}>
          {t('looking')} <Who by={name} {...{ at, edition, language }} />
        </p>
      ))}
      {submission.public && submission.state !== 'withdrawn' && (
        <p>
          <a href={pathTo(language, edition.slug, 'submissions', submission.reference)}>{t('public-page')}</a>
        </p>
      )}
    </div>
  )
}

function Decision(props: DecideProps) {
  const { edition, language, onDesk, mayDecide, changed, error, merged } = props
  const t = reviewTexts(language)
  const { submission, decisions } = onDesk
  const anew = ANEW.includes(submission.state)
  const pending = pendingOf(decisions)
  const decidable = (DECIDABLE.includes(submission.state) || anew) && pending?.release !== 'ordered'
  return (
    <>
      <h2 id="decide">{t(anew ? 'decide.title.anew' : 'decide.title')}</h2>
      {changed && changed.length > 0 ? (
        <Changed items={changed} {...{ edition, language }} />
      ) : (
        <Problem text={error} />
      )}
      <p class="small soft">{t(anew ? 'decide.anew.lead' : 'decide.aside')}</p>
      {merged.length > 0 && <p class="small">{t('decide.frees', { count: merged.length })}</p>}
      {anew && <Standing of={holdingOf(decisions)} {...{ edition, language }} />}
      {pending && <Pending {...props} pending={pending} />}
      {mayDecide && decidable && props.seen !== null && <DecisionForm {...props} seen={props.seen} />}
    </>
  )
}

function Standing({
  of,
  edition,
  language,
}: { of: KeptDecision | undefined } & Pick<DecideProps, 'edition' | 'language'>) {
  if (!of) return null
  return (
    <p>
      <b>{outcomeWords(of.outcome, of.into, language)}</b> <Who {...of} {...{ edition, language }} />
    </p>
  )
}

/** The decision that waits, by whom, and whether the text has changed since. */
function Pending({
  edition,
  language,
  onDesk,
  mayDecide,
  seen,
  pending,
  queue,
}: DecideProps & { pending: KeptDecision }) {
  const t = reviewTexts(language)
  const { submission } = onDesk
  const here = pathTo(language, edition.slug, 'desk', 'submissions', submission.reference)
  return (
    <div class="notice notice--care">
      <div>
        <p>
          <b>{outcomeWords(pending.outcome, pending.into, language)}</b> · {t('desk.pending')}{' '}
          <Who {...pending} {...{ edition, language }} />
        </p>
        {pending.madeOn !== submission.version && (
          <p>
            <b>
              {pending.madeOn === null
                ? t('decide.amended.unknown', { version: submission.version })
                : t('decide.amended', { made: pending.madeOn, version: submission.version })}
            </b>
          </p>
        )}
        {mayDecide && seen !== null && pending.release !== 'ordered' && (
          <form method="post" action={`${here}/revoke`}>
            <input type="hidden" name="seen" value={seen} />
            <input type="hidden" name="queue" value={queue?.search ?? ''} />
            <button type="submit" class="btn btn--second btn--small">
              {t('decide.revoke')}
            </button>
          </form>
        )}
      </div>
    </div>
  )
}

function History({ edition, language, onDesk }: DecideProps) {
  const t = reviewTexts(language)
  return (
    <ul class="plain stack">
      {onDesk.decisions.map((d) => (
        <li key={d.id}>
          {d.revokedAt || d.endedAt ? (
            <s>{outcomeWords(d.outcome, d.into, language)}</s>
          ) : (
            <b>{outcomeWords(d.outcome, d.into, language)}</b>
          )}{' '}
          · <Who {...d} {...{ edition, language }} /> · {t(`history.${becameOf(d)}`)}
          {d.releasedAt && (
            <>
              {' '}
              <Moment at={d.releasedAt} zone={edition.zone} language={language} weekday={false} />
            </>
          )}
          <p class="voice" lang={d.reason.language} dir={direction(d.reason.language)}>
            {d.reason.text}
          </p>
        </li>
      ))}
    </ul>
  )
}

const becameOf = (d: KeptDecision) =>
  d.revokedAt ? 'revoked' : d.endedAt ? 'ended' : d.release === 'done' ? 'released' : 'pending'

/** Where somebody can be reached. */
const isAddress = (q: Question) => meansOneOf(q, [MEANS.submitterEmail, MEANS.submitterPhone])

/** Every answer with its question; the secretariat sees all of them, who only looks on all but addresses. */
function Answers({ onDesk, names, language, maySeeAddresses }: DecideProps) {
  const { submission, questions } = onDesk
  return (
    <dl class="answers">
      {questions
        .filter((q) => !isEmpty(submission.answers[q.id]) && (maySeeAddresses || !isAddress(q)))
        .map((q) => (
          <div key={q.id}>
            <dt>{pickText(q.label, language).text}</dt>
            <dd>
              <AnswerText
                question={q}
                answer={submission.answers[q.id] as never} // checked by its form when it was handed in
                names={names}
                language={language}
                written={submission.language}
              />
            </dd>
          </div>
        ))}
    </dl>
  )
}

const isEmpty = (answer: unknown) =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

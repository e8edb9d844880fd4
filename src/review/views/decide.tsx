import type { EditionScope } from '../../access/public.ts'
import { AnswerText } from '../../forms/parts.ts'
import { isEmpty, type Term } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language, pickText } from '../../platform/languages/public.ts'
import { DECIDABLE, OUTCOMES, type Outcome } from '../decision.ts'
import type { Balance, OnDesk } from '../reads.ts'
import { reviewTexts } from '../texts.ts'
import type { Words } from '../words.ts'
import { BalanceFigure } from './balance.tsx'

type Typed = { outcome: string; into: string; reason: string }
type Props = {
  edition: EditionScope
  language: Language
  onDesk: OnDesk
  vocabularies: ReadonlyMap<string, readonly Term[]>
  mayDecide: boolean
  error?: string | undefined
  typed: Typed
}

export function DecidePage(props: Props) {
  const { edition, language, onDesk, mayDecide, error, typed } = props
  const t = reviewTexts(language)
  const { submission, decisions } = onDesk
  const here = pathTo(language, edition.slug, 'desk', 'submissions', submission.reference)
  const decidable = DECIDABLE.includes(submission.state)
  const pending = decisions.find((d) => !d.revokedAt && !d.releasedAt)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <bdi dir="ltr">{submission.reference}</bdi> · <bdi>{submission.submitter}</bdi> ·{' '}
          <bdi dir="ltr">{submission.email}</bdi>
        </p>
        <h1 lang={submission.language} dir={direction(submission.language)}>
          {submission.title}
        </h1>
        <p>
          <a href={pathTo(language, edition.slug, 'submissions', submission.reference)}>{t('public-page')}</a>
        </p>
      </div>
      <Chapter id="decide" heading={t('decide.title')} aside={t('decide.aside')}>
        <div class="stack">
          {error && (
            <div class="errors" role="alert" tabindex={-1}>
              <p>{error}</p>
            </div>
          )}
          <ul class="plain stack">
            {decisions.map((d) => (
              <li key={d.id}>
                {d.revokedAt ? (
                  <s>{t(`is.${d.outcome as Outcome}`, { into: d.into ?? '' })}</s>
                ) : (
                  <b>{t(`is.${d.outcome as Outcome}`, { into: d.into ?? '' })}</b>
                )}{' '}
                · <Moment at={d.releasedAt ?? d.decidedAt} zone={edition.zone} language={language} weekday={false} /> ·{' '}
                {t(d.releasedAt ? 'desk.released' : 'desk.pending')}
                <p lang={d.reasonLanguage} dir={direction(d.reasonLanguage)}>
                  {d.reason}
                </p>
              </li>
            ))}
          </ul>
          {mayDecide && pending && (
            <form method="post" action={`${here}/revoke`}>
              <button type="submit" class="btn btn--second">
                {t('decide.revoke')}
              </button>
            </form>
          )}
          {mayDecide && decidable && <DecisionForm {...{ language, here, typed }} />}
        </div>
      </Chapter>
      <Chapter id="answers" heading={t('answers')}>
        <Answers {...props} />
      </Chapter>
    </div>
  )
}

function DecisionForm({ language, here, typed }: { language: Language; here: string; typed: Typed }) {
  const t = reviewTexts(language)
  return (
    <form method="post" action={`${here}/decide`} class="stack">
      <fieldset class="field">
        <legend>{t('decide.title')}</legend>
        <div class="choices">
          {OUTCOMES.map((outcome) => (
            <label class="choice" key={outcome}>
              <input type="radio" name="outcome" value={outcome} checked={typed.outcome === outcome} />
              <span>{t(`outcome.${outcome}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label class="field__label" for="into">
          {t('decide.into')}
        </label>
        <input class="input input--m" id="into" name="into" dir="ltr" value={typed.into} />
      </div>
      <div class="field">
        <label class="field__label" for="reason">
          {t('decide.reason')}
        </label>
        <textarea class="input" id="reason" name="reason" rows={4} maxlength={2000}>
          {typed.reason}
        </textarea>
      </div>
      <button type="submit" class="btn">
        {t('decide.save')}
      </button>
    </form>
  )
}

/** Every answer with its question; the secretariat sees all of them. */
function Answers({ onDesk, vocabularies, language }: Props) {
  const { submission, form, answers } = onDesk
  return (
    <dl class="answers">
      {form.questions.flatMap((question) => {
        const answer = answers[question.id]
        if (answer === undefined || isEmpty(answer)) return []
        return (
          <div key={question.id}>
            <dt>{pickText(question.label, language).text}</dt>
            <dd>
              <AnswerText {...{ question, answer, language }} names={vocabularies} written={submission.language} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** What becomes public, counted and weighed, and the one button that does it. */
export function ReleasePage({
  edition,
  language,
  count,
  balance,
  words,
}: {
  edition: EditionScope
  language: Language
  count: number
  balance: Balance
  words: Words
}) {
  const t = reviewTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('release.title')}</h1>
        <p class="lede">{t('release.lead', { count })}</p>
      </div>
      <form method="post" action={pathTo(language, edition.slug, 'desk', 'release')} class="actions">
        {count > 0 && (
          <button type="submit" class="btn">
            {t('release.button')}
          </button>
        )}
        {count > 0 && (
          <a href={`${pathTo(language, edition.slug, 'desk', 'submissions')}?stage=pending`}>{t('release.read')}</a>
        )}
      </form>
      <div class="mt-7">
        <Chapter id="balance" heading={t('balance.title')} aside={t('balance.aside')}>
          <BalanceFigure {...{ balance, language, words }} />
        </Chapter>
      </div>
    </div>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language, type Localized, pickText } from '../../platform/languages/public.ts'
import { OUTCOMES, type Outcome } from '../decision.ts'
import type { OnDesk } from '../reads.ts'
import { reviewTexts } from '../texts.ts'

type Typed = { outcome: string; into: string; reason: string }
type Props = {
  edition: EditionScope
  language: Language
  onDesk: OnDesk
  mayDecide: boolean
  error?: string | undefined
  typed: Typed
}

export function DecidePage({ edition, language, onDesk, mayDecide, error, typed }: Props) {
  const t = reviewTexts(language)
  const { submission, decisions } = onDesk
  const here = pathTo(language, edition.slug, 'desk', 'submissions', submission.reference)
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
          {mayDecide && <DecisionForm {...{ language, here, typed }} />}
        </div>
      </Chapter>
      <Chapter id="answers" heading={t('answers')}>
        <dl class="answers">
          {answersOf(submission, language).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd lang={submission.language} dir={direction(submission.language)}>
                {value}
              </dd>
            </div>
          ))}
        </dl>
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

type Definition = { questions?: { id: string; label: Localized }[] }

/** Every answer with its question, as plain words; the secretariat sees all of them. */
function answersOf(submission: OnDesk['submission'], language: Language): [string, string][] {
  const answers = submission.answers as Record<string, unknown>
  const { questions = [] } = submission.definition as Definition
  return questions
    .filter((q) => answers[q.id] !== undefined)
    .map((q) => [pickText(q.label, language).text, inWords(answers[q.id])])
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('; ')
  if (value && typeof value === 'object') return Object.values(value).map(inWords).filter(Boolean).join(', ')
  return value === true ? '✓' : value === null || value === undefined || value === false ? '' : String(value)
}

export function ReleasePage({
  edition,
  language,
  count,
}: {
  edition: EditionScope
  language: Language
  count: number
}) {
  const t = reviewTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('release.title')}</h1>
        <p class="lede">{t('release.lead', { count })}</p>
      </div>
      {count > 0 && (
        <form method="post" action={pathTo(language, edition.slug, 'desk', 'release')}>
          <button type="submit" class="btn">
            {t('release.button')}
          </button>
        </form>
      )}
    </div>
  )
}

import type { EditionScope } from '../../access/public.ts'
import { Knot, type KnotKind } from '../../page/parts/icons.tsx'
import { SaidBy } from '../../page/parts/named.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatDate, formatList, type Language, saidFrom } from '../../platform/languages/public.ts'
import type { Step } from '../../submissions/public.ts'
import type { Named } from '../reads.ts'
import { registerTexts } from '../texts.ts'

const KNOT: Partial<Record<Step['kind'], KnotKind>> = {
  submitted: 'submission',
  amended: 'submission',
  withdrawn: 'submission',
  programmed: 'session',
  rescheduled: 'session',
  published: 'session',
  corrected: 'session',
  cancelled: 'session',
  reported: 'outcome',
}

const CORRECTED = ['title', 'texts', 'people', 'form'] as const

/** What of a session was corrected, in words. */
function correctedIn(fields: unknown, language: Language): string {
  const t = registerTexts(language)
  const told = CORRECTED.filter((one) => Array.isArray(fields) && fields.includes(one))
  return formatList(
    told.map((one) => t(`corrected.${one}`)),
    language,
  )
}

/** A step of the thread: what became of the submission, when and why. */
export function StepEntry({
  edition,
  language,
  step,
  named,
  submission,
}: {
  edition: EditionScope
  language: Language
  step: Step
  named: Map<string, Named>
  /** The reference of the submission whose step it is, where the page is of one alone. */
  submission?: string
}) {
  const t = registerTexts(language)
  const reference = typeof step.facts.reference === 'string' ? step.facts.reference : ''
  const number = typeof step.facts.session === 'number' ? step.facts.session : Number(step.facts.number ?? 0)
  const other = named.get(reference)
  const what = correctedIn(step.facts.fields, language)
  const key = step.kind === 'reported' && step.facts.withdrawn ? 'report-withdrawn' : step.kind
  const words = t(`thread.${key}`, { version: Number(step.facts.version ?? 1), reference, number, what })
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
          <a href={`${pathTo(language, edition.slug, 'sessions', number)}${key === 'reported' ? '#reports' : ''}`}>
            {t('thread.session', { number })}
          </a>
        </p>
      )}
      {step.kind === 'taken_up' && submission && (
        <p>
          <a href={pathTo(language, edition.slug, 'synthesis', 'submissions', submission)}>{t('thread.synthesis')}</a>
        </p>
      )}
      {step.reason && (
        <p class="knot__why">
          <Pair language={language} name={<b>{t('thread.reason')}</b>}>
            <SaidBy said={saidFrom(step.reason, step.reasonLanguage, step.facts.reasons)} language={language} />
          </Pair>
        </p>
      )}
    </li>
  )
}

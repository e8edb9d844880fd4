import type { EditionScope } from '../../access/public.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language } from '../../platform/languages/public.ts'
import type { Outcome } from '../decision.ts'
import { reviewTexts } from '../texts.ts'

export const TONE: Readonly<Record<string, string>> = {
  accepted: 'state--good',
  programmed: 'state--good',
  reported: 'state--good',
  merged: 'state--care',
  deferred: 'state--care',
}

export const outcomeWords = (outcome: Outcome, into: string, language: Language): string =>
  reviewTexts(language)(`is.${outcome}`, { into })

export const stateWords = (state: string, language: Language): string =>
  reviewTexts(language).named('state', state) ?? state

/** A refusal in words; states are told by their names. */
export function whyNot(refusal: { code: string; facts: Record<string, string | number> }, language: Language): string {
  return inWords('refusal', refusal, language)
}

/** Why a decision is held back, and what to do about it. */
export const whyHeld = (held: { code: string; facts: Record<string, string | number> }, language: Language): string =>
  inWords('held', held, language)

function inWords(
  kind: 'refusal' | 'held',
  of: { code: string; facts: Record<string, string | number> },
  language: Language,
) {
  const state = String(of.facts.state ?? '')
  const facts = state ? { ...of.facts, state: stateWords(state, language) } : of.facts
  return reviewTexts(language).named(kind, of.code, facts) ?? of.code
}

type Titled = { readonly reference: string; readonly title: string; readonly language: string }

/** A submission by number and title, in its own language; leads to its page on the desk. */
export function Named({ of, edition, language }: { of: Titled; edition: EditionScope; language: Language }) {
  return (
    <>
      <b>
        <bdi dir="ltr">{of.reference}</bdi>
      </b>{' '}
      <a href={pathTo(language, edition.slug, 'desk', 'submissions', of.reference)}>
        <bdi lang={of.language} dir={direction(of.language)}>
          {of.title}
        </bdi>
      </a>
    </>
  )
}

type WhoProps = { by: string | null; at: Date; edition: EditionScope; language: Language }

/** Who did something, and when. */
export function Who({ by, at, edition, language }: WhoProps) {
  return (
    <span class="soft">
      {by ? <bdi>{by}</bdi> : reviewTexts(language)('who.program')}{' '}
      <Moment at={at} zone={edition.zone} language={language} weekday={false} />
    </span>
  )
}

export function Problem({ text }: { text: string | undefined }) {
  if (!text) return null
  return (
    <div class="errors" role="alert" tabindex={-1}>
      <p>{text}</p>
    </div>
  )
}

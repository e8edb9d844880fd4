import { type Names, namesOfTerms } from '../forms/public.ts'
import { countryName, type Language } from '../platform/languages/public.ts'
import type { EventInput, StepOfRecommendation } from './reads.ts'
import { inputsTexts } from './texts.ts'

const COLUMNS = [
  'reference',
  'event',
  'organizer',
  'scope',
  'region',
  'country',
  'place',
  'first-day',
  'last-day',
  'attendance',
  'number',
  'recommendation',
  'language',
  'became',
] as const

type Of = {
  inputs: readonly EventInput[]
  steps: readonly (StepOfRecommendation & { readonly submissionId: string })[]
  names: Names
  language: Language
}

/** A row for each recommendation, with the event it comes from and what was last said to have become of it. */
export function tableOfRecommendations({ inputs, steps, names, language }: Of): string[][] {
  const t = inputsTexts(language)
  const nameOf = namesOfTerms(names, language)
  const rows = inputs.flatMap((input) =>
    input.recommendations.map(({ number, text }) => {
      const last = steps.filter((step) => step.submissionId === input.id && step.number === number).at(-1)
      return [
        input.reference,
        input.title,
        input.organization ?? input.submitter,
        input.scope ? nameOf(input.vocabularies.scope, input.scope) : t('unknown'),
        input.region ? nameOf(input.vocabularies.region, input.region) : t('unknown'),
        input.country ? countryName(input.country, language) : t('unknown'),
        input.place || t('unknown'),
        input.firstDay,
        input.lastDay,
        input.attendance === null ? t('unknown') : String(input.attendance),
        String(number),
        text,
        input.language,
        last ? t(`step.${last.kind}`) : '',
      ]
    }),
  )
  return [COLUMNS.map((column) => t(`column.${column}`)), ...rows]
}

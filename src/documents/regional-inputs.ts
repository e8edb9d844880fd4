import { type Names, namesOfTerms } from '../forms/public.ts'
import { type eventInputs, eventInWords, inputsByRegion } from '../inputs/public.ts'
import { besideIn } from '../page/words.ts'
import { formatNumber, type Language } from '../platform/languages/public.ts'
import { type Block, plain, strong } from './kit/paper.ts'
import { documentTexts } from './texts.ts'

type Inputs = Awaited<ReturnType<typeof eventInputs>>

/** What regional and national events concluded: a table by region, then each event with its numbered recommendations. */
export function regionalInputs({
  language,
  inputs,
  names,
}: {
  language: Language
  inputs: Inputs
  names: Names
}): Block[] {
  const t = documentTexts(language)
  if (inputs.length === 0) return []
  const nameOf = namesOfTerms(names, language)
  const regions = inputsByRegion(inputs, names, inputs[0]?.vocabularies.region ?? '').map((region) => ({
    ...region,
    name: region.code === null ? t('inputs.region.unknown') : nameOf(region.vocabulary, region.code),
  }))
  const number = (value: number) => plain(formatNumber(value, language))
  return [
    { kind: 'heading', level: 1, runs: plain(t('inputs.title')) },
    { kind: 'paragraph', keep: true, runs: plain(t('inputs.lead')) },
    {
      kind: 'table',
      caption: strong(t('inputs.table')),
      head: (['region', 'events', 'recommendations', 'attendance', 'uncounted'] as const).map((key) =>
        plain(t(`inputs.${key}`)),
      ),
      rows: regions.map(({ name, inputs: of, recommendations, attendance, uncounted }) => [
        plain(name),
        number(of.length),
        number(recommendations),
        uncounted === of.length && of.length > 0 ? plain(t('inputs.unknown')) : number(attendance),
        number(uncounted),
      ]),
      numbers: [1, 2, 3, 4],
    },
    ...regions.flatMap(({ name, inputs: of }): Block[] =>
      of.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, runs: plain(name) },
            ...of.flatMap((input) => eventBlocks(input, names, language)),
          ],
    ),
  ]
}

function eventBlocks(input: Inputs[number], names: Names, language: Language): Block[] {
  const { scope, where, days } = eventInWords(input, names, language)
  const facts = [input.organization ?? input.submitter, scope, where, days].filter((fact) => fact)
  return [
    { kind: 'heading', level: 3, runs: [{ text: input.title, lang: input.language }] },
    {
      kind: 'paragraph',
      as: 'small',
      runs: plain(besideIn(language)(input.reference, ...facts)),
      keep: true,
    },
    ...input.recommendations.map(
      ({ number, text }): Block => ({
        kind: 'paragraph',
        lang: input.language,
        runs: [
          { text: `${number} · `, set: 'strong' },
          { text, lang: input.language },
        ],
      }),
    ),
  ]
}

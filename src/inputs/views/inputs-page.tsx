import type { EditionScope } from '../../access/public.ts'
import { type Names, namesOfTerms } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { pairIn } from '../../page/words.ts'
import { direction, formatList, formatNumber, type Language } from '../../platform/languages/public.ts'
import { inputsByRegion, type RegionOfInputs } from '../by-region.ts'
import { eventInWords } from '../names.ts'
import type { EventInput, StepOfRecommendation } from '../reads.ts'
import { inputsTexts } from '../texts.ts'
import { MapOfRegions } from './map.tsx'

type Steps = readonly (StepOfRecommendation & { readonly submissionId: string })[]
type Props = {
  edition: EditionScope
  language: Language
  inputs: readonly EventInput[]
  steps: Steps
  names: Names
  now: Date
}
type Named = RegionOfInputs & { name: string }

/** What regional and national events concluded, compiled by region: map, table, and each event with its recommendations. */
export function InputsPage(props: Props) {
  const { edition, language, inputs, names, now } = props
  const t = inputsTexts(language)
  const nameOf = namesOfTerms(names, language)
  const vocabulary = inputs[0]?.vocabularies.region ?? ''
  const regions = inputsByRegion(inputs, names, vocabulary).map((region) => ({
    ...region,
    name: region.code === null ? t('region.unknown') : nameOf(region.vocabulary, region.code),
  }))
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
        <p class="small">
          {t.parts('as-of', { time: <Moment at={now} zone={edition.zone} language={language} weekday={false} /> })}
        </p>
      </div>
      {inputs.length === 0 ? (
        <p class="lede">
          {t('empty')} <a href={pathTo(language, edition.slug)}>{t('empty.where')}</a>
        </p>
      ) : (
        <>
          <Totals {...{ language, regions }} />
          <Overview {...props} regions={regions} />
          {regions
            .filter((region) => region.inputs.length > 0)
            .map((region) => (
              <Chapter key={region.code} id={`region-${region.code ?? 'unknown'}`} heading={region.name}>
                <ul class="plain stack">
                  {region.inputs.map((input) => (
                    <Event key={input.reference} {...props} input={input} />
                  ))}
                </ul>
              </Chapter>
            ))}
        </>
      )}
    </div>
  )
}

const sum = (regions: readonly Named[], of: (region: Named) => number) =>
  regions.reduce((total, region) => total + of(region), 0)

function Totals({ language, regions }: { language: Language; regions: readonly Named[] }) {
  const t = inputsTexts(language)
  const totals = {
    events: sum(regions, ({ inputs }) => inputs.length),
    recommendations: sum(regions, ({ recommendations }) => recommendations),
    attendance: sum(regions, ({ attendance }) => attendance),
  }
  return (
    <dl class="counters">
      {(['events', 'recommendations', 'attendance'] as const).map((key) => (
        <div class="counter" key={key}>
          <dt>
            <b>{formatNumber(totals[key], language)}</b> <span>{t(`count.${key}`)}</span>
          </dt>
        </div>
      ))}
    </dl>
  )
}

function Overview({ edition, language, regions }: Props & { regions: readonly Named[] }) {
  const t = inputsTexts(language)
  const said = regions.map(({ name, inputs }) => pairIn(language)(name, formatNumber(inputs.length, language)))
  return (
    <Chapter
      id="regions"
      heading={t('regions')}
      aside={<a href={pathTo(language, edition.slug, 'inputs.csv')}>{t('csv')}</a>}
    >
      <div class="stack">
        <MapOfRegions {...{ regions, language }} alt={t('map.alt', { regions: formatList(said, language) })} />
        <p class="small soft">{t('map.note')}</p>
        <Scroll of="regions">
          <table class="table-s">
            <thead>
              <tr>
                <th scope="col">{t('region')}</th>
                {(['events', 'recommendations', 'attendance', 'uncounted'] as const).map((key) => (
                  <th scope="col" class="n" key={key}>
                    {t(`count.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {regions.map((region) => (
                <RegionRow key={region.code} {...{ language, region }} />
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
    </Chapter>
  )
}

function RegionRow({ language, region }: { language: Language; region: Named }) {
  const { code, name, inputs, recommendations, attendance, uncounted } = region
  const all = uncounted === inputs.length
  return (
    <tr>
      <th scope="row">{inputs.length > 0 ? <a href={`#region-${code ?? 'unknown'}`}>{name}</a> : name}</th>
      <td class="n">{formatNumber(inputs.length, language)}</td>
      <td class="n">{formatNumber(recommendations, language)}</td>
      <td class="n">
        {all && inputs.length > 0 ? inputsTexts(language)('unknown') : formatNumber(attendance, language)}
      </td>
      <td class="n">{formatNumber(uncounted, language)}</td>
    </tr>
  )
}

/** One event: what it was, who brought it, what it recommends. */
function Event({ edition, language, input, names, steps }: Props & { input: EventInput }) {
  const own = { lang: input.language, dir: direction(input.language) }
  const submission = pathTo(language, edition.slug, 'submissions', input.reference)
  return (
    <li class="input-event">
      <h3>
        <a href={submission} {...own}>
          {input.title}
        </a>
      </h3>
      <p class="small">
        <EventFacts {...{ language, input, names }} />
      </p>
      <ol class="recommendations">
        {input.recommendations.map(({ number, text }) => (
          <li key={number} value={number}>
            <a href={`${submission}/recommendations/${number}`} class="voice voice--s" {...own}>
              {text}
            </a>
            <Last {...{ language }} steps={steps.filter((s) => s.submissionId === input.id && s.number === number)} />
          </li>
        ))}
      </ol>
    </li>
  )
}

/** What is said last of what became of it. */
function Last({ language, steps }: { language: Language; steps: Steps }) {
  const last = steps.at(-1)
  return last ? <span class="tag">{inputsTexts(language)(`step.${last.kind}`)}</span> : null
}

/** Scope, place, days, attendance and who brought it, as far as it was said. */
export function EventFacts({ language, input, names }: { language: Language; input: EventInput; names: Names }) {
  const t = inputsTexts(language)
  const { scope, mode, where, days } = eventInWords(input, names, language)
  const who = input.organization ? (
    <bdi lang={input.organizationLanguage ?? undefined}>{input.organization}</bdi>
  ) : (
    <bdi lang={input.language}>{input.submitter}</bdi>
  )
  const attendance = input.attendance === null ? t('attendance.unknown') : t('attendance', { count: input.attendance })
  const facts = [who, scope, where && <bdi>{where}</bdi>, days, mode, attendance].filter((fact) => fact)
  return (
    <>
      {facts.map((fact, i) => (
        <>
          {i > 0 && ' · '}
          {fact}
        </>
      ))}
    </>
  )
}

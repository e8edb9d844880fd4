import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { formatNumber, type Language } from '../../platform/languages/public.ts'
import type { Refusal } from '../../platform/result.ts'
import { type Constraint, constraints, type Weight } from '../../scheduling/public.ts'
import { scheduleTexts } from '../proposals/texts.ts'
import { constraintTexts } from '../texts.ts'
import { choiceOf, MOST_WEIGHT } from '../weights.ts'
import { NamedTable } from './named-table.tsx'
import { ProgrammeNav, Refused } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  own: ReadonlyMap<string, number | null>
  mayChange: boolean
  typed: ReadonlyMap<string, string>
  refusal: Refusal<string> | undefined
  saved: number | null
}

/** Every constraint in plain words, with its weight; one list for the desk, the searches and the explanations. */
export function WeightsPage({ edition, language, own, mayChange, typed, refusal, saved }: Props) {
  const t = scheduleTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'programme', 'weights')
  const weightOf = (one: Constraint): Weight => (own.has(one.name) ? (own.get(one.name) ?? 'hard') : one.weight)
  const rules = constraints.filter((one) => weightOf(one) === 'hard')
  const wishes = constraints.filter((one) => weightOf(one) !== 'hard')
  const lists = [
    { id: 'rules', list: rules },
    { id: 'wishes', list: wishes },
  ] as const
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('weights.title')}</h1>
        <p class="lede">{t('weights.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="weights" />
      <Refused {...{ refusal, language }}>
        {refusal?.facts.name && (
          <p>{constraintTexts(language)(`${refusal.facts.name}.title` as 'room-occupied.title')}</p>
        )}
      </Refused>
      {saved !== null && (
        <div class="notice notice--good mt-4" role="status">
          <p>{t('weights.saved', { count: saved })}</p>
        </div>
      )}
      {!mayChange && <p class="small soft mt-4">{t('weights.head-only')}</p>}
      <form method="post" action={here} class="stack mt-4">
        {lists.map(({ id, list }) => (
          <section key={id} class="stack" aria-labelledby={id}>
            <h2 id={id}>{t(`weights.${id}`)}</h2>
            <p class="small soft">{t(`weights.${id}.help`)}</p>
            <NamedTable
              name={t(`weights.${id}`)}
              heads={[t('column.constraint'), t('column.default'), t('column.own')]}
              language={language}
            >
              <tbody>
                {list.map((one) => (
                  <Row
                    key={one.name}
                    {...{
                      one,
                      language,
                      mayChange,
                      isOwn: own.has(one.name),
                      weight: weightOf(one),
                      typed: typed.get(one.name),
                    }}
                  />
                ))}
              </tbody>
            </NamedTable>
          </section>
        ))}
        {mayChange && (
          <div class="actions">
            <button type="submit" class="btn">
              {t('weights.save')}
            </button>
            {own.size > 0 && (
              <button type="submit" class="btn btn--second" name="reset" value="all">
                {t('weights.reset')}
              </button>
            )}
          </div>
        )}
      </form>
    </div>
  )
}

function Row({
  one,
  language,
  mayChange,
  isOwn,
  weight,
  typed,
}: {
  one: Constraint
  language: Language
  mayChange: boolean
  isOwn: boolean
  weight: Weight
  typed: string | undefined
}) {
  const t = scheduleTexts(language)
  const said = constraintTexts(language)
  const words = (given: Weight) =>
    given === 'hard' ? t('weight.must') : given === 0 ? t('weight.off') : formatNumber(given, language)
  const title = said(`${one.name}.title` as 'room-occupied.title')
  const choice = choiceOf(one)
  return (
    <tr>
      <th scope="row">
        {title}
        <p class="small soft">{said(`${one.name}.explanation` as 'room-occupied.explanation')}</p>
      </th>
      <td>{words(one.weight)}</td>
      <td>
        {!mayChange || choice === 'fixed' ? (
          <>
            {isOwn ? <b>{words(weight)}</b> : words(weight)}
            {choice === 'fixed' && <p class="small soft">{t('weights.fixed')}</p>}
          </>
        ) : (
          <>
            <label class="hidden" for={`w-${one.name}`}>
              {t('weights.of', { name: title })}
            </label>
            <select
              class="input input--m"
              id={`w-${one.name}`}
              name={`w-${one.name}`}
              aria-describedby={isOwn ? `o-${one.name}` : undefined}
            >
              {choices(one, weight).map((value) => (
                <option key={value} value={value} selected={String(value) === (typed ?? String(weight))}>
                  {words(value)}
                </option>
              ))}
            </select>
            {isOwn && (
              <p class="small" id={`o-${one.name}`}>
                {t('weights.is-own', { weight: words(one.weight) })}
              </p>
            )}
          </>
        )}
      </td>
    </tr>
  )
}

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 300, MOST_WEIGHT]

/** What may be chosen: a rule where that is possible, some numbers, and whatever stands now. */
function choices(one: Constraint, weight: Weight): Weight[] {
  const numbers = [...NUMBERS, ...[one.weight, weight].filter((value) => value !== 'hard')]
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  return choiceOf(one) === 'number' ? sorted : ['hard', ...sorted]
}

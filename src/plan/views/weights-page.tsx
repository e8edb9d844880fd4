import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { formatNumber, type Language } from '../../platform/languages/public.ts'
import type { Constraint, Weight } from '../../scheduling/public.ts'
import { constraintWords } from '../constraint-words.ts'
import { planTexts } from '../texts.ts'
import { toldConstraints } from '../told.ts'
import { choiceOf, MOST_WEIGHT, type WeightRefusal } from '../weights.ts'
import { NamedTable } from './named-table.tsx'
import { ProgrammeNav, Refused } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  own: ReadonlyMap<string, number | null>
  mayChange: boolean
  typed: ReadonlyMap<string, string>
  refusal: WeightRefusal | undefined
  saved: number | null
  /** Mark of the edition's own weights as shown; travels with the form. */
  seen: string
  /** Names of the constraints that some plan of this edition could break; null while nothing is known of its sessions. */
  speaks: ReadonlySet<string> | null
}

const weightOf = (one: Constraint, { own }: Pick<Props, 'own'>): Weight =>
  own.has(one.name) ? (own.get(one.name) ?? 'hard') : one.weight

/** The constraints in two lists: what must hold, and what is wished for. What nothing in this edition can break is left out until it can. */
function listsOf(props: Props) {
  const isRule = (one: Constraint) => weightOf(one, props) === 'hard'
  const isSilent = (one: Constraint) => props.speaks !== null && !props.speaks.has(one.name)
  const heard = toldConstraints.filter((one) => !isSilent(one))
  return [
    { id: 'rules', list: heard.filter(isRule) },
    { id: 'wishes', list: heard.filter((one) => !isRule(one)) },
  ] as const
}

/** Every constraint in plain words, with its weight; one list for the desk, the searches and the explanations. */
export function WeightsPage(props: Props) {
  const { edition, language, own, mayChange, refusal, saved } = props
  const t = planTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('weights.title')}</h1>
        <p class="lede">{t('weights.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="weights" />
      <Refused words={refusal && t(`weights.refusal.${refusal.code}`)}>
        {aboutOf(refusal).map((name) => (
          <p key={name}>{constraintWords(language).title(name)}</p>
        ))}
      </Refused>
      {saved !== null && (
        <div class="notice notice--good mt-4" role="status">
          <p>{t('weights.saved', { count: saved })}</p>
        </div>
      )}
      {!mayChange && <p class="small soft mt-4">{t('weights.head-only')}</p>}
      <form method="post" action={pathTo(language, edition.slug, 'desk', 'programme', 'weights')} class="stack mt-4">
        <input type="hidden" name="seen" value={props.seen} />
        {listsOf(props).map(({ id, list }) => list.length > 0 && <Weights key={id} {...props} {...{ id, list }} />)}
        {mayChange && <Buttons language={language} isOwn={own.size > 0} />}
      </form>
    </div>
  )
}

/** The constraints a refusal speaks of: the one that was typed wrongly, or those a colleague has changed meanwhile. */
function aboutOf(refusal: WeightRefusal | undefined): string[] {
  if (!refusal) return []
  if (!('difference' in refusal)) return refusal.facts.name ? [String(refusal.facts.name)] : []
  const { added, changed, gone } = refusal.difference
  return [...added, ...changed, ...gone].filter((name) => toldConstraints.some((one) => one.name === name))
}

type ListProps = Props & { id: 'rules' | 'wishes'; list: readonly Constraint[] }

function Weights({ id, list, ...props }: ListProps) {
  const { language } = props
  const t = planTexts(language)
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{t(`weights.${id}`)}</h2>
      <p class="small soft">{t(`weights.${id}.help`)}</p>
      <NamedTable
        name={t(`weights.${id}`)}
        heads={[t('column.constraint'), t('column.default'), t('column.own')]}
        language={language}
      >
        <tbody>
          {list.map((one) => (
            <Row key={one.name} {...props} one={one} />
          ))}
        </tbody>
      </NamedTable>
    </section>
  )
}

function Buttons({ language, isOwn }: { language: Language; isOwn: boolean }) {
  const t = planTexts(language)
  return (
    <div class="actions">
      <button type="submit" class="btn">
        {t('weights.save')}
      </button>
      {isOwn && (
        <button type="submit" class="btn btn--second" name="reset" value="all">
          {t('weights.reset')}
        </button>
      )}
    </div>
  )
}

type RowProps = Props & { one: Constraint }

function weightWords(given: Weight, language: Language): string {
  const t = planTexts(language)
  return given === 'hard' ? t('weight.must') : given === 0 ? t('weight.off') : formatNumber(given, language)
}

function Row(props: RowProps) {
  const { one, language, own, mayChange } = props
  const said = constraintWords(language)
  const words = weightWords(weightOf(one, props), language)
  return (
    <tr>
      <th scope="row">
        {said.title(one.name)}
        <p class="small soft">{said.explanation(one.name)}</p>
      </th>
      <td>{weightWords(one.weight, language)}</td>
      <td>
        {mayChange && choiceOf(one) !== 'fixed' ? (
          <WeightChoice {...props} />
        ) : own.has(one.name) ? (
          <b>{words}</b>
        ) : (
          words
        )}
        {choiceOf(one) === 'fixed' && <p class="small soft">{planTexts(language)('weights.fixed')}</p>}
      </td>
    </tr>
  )
}

function WeightChoice(props: RowProps) {
  const { one, language, own, typed } = props
  const t = planTexts(language)
  const weight = weightOf(one, props)
  const isOwn = own.has(one.name)
  return (
    <>
      <label class="hidden" for={`w-${one.name}`}>
        {t('weights.of', { name: constraintWords(language).title(one.name) })}
      </label>
      <select
        class="input input--m"
        id={`w-${one.name}`}
        name={`w-${one.name}`}
        aria-describedby={isOwn ? `o-${one.name}` : undefined}
      >
        {choices(one, weight).map((value) => (
          <option key={value} value={value} selected={String(value) === (typed.get(one.name) ?? String(weight))}>
            {weightWords(value, language)}
          </option>
        ))}
      </select>
      {isOwn && (
        <p class="small" id={`o-${one.name}`}>
          {t('weights.is-own', { weight: weightWords(one.weight, language) })}
        </p>
      )}
    </>
  )
}

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 300, MOST_WEIGHT]

/** What may be chosen: a rule where that is possible, some numbers, and whatever stands now. */
function choices(one: Constraint, weight: Weight): Weight[] {
  const numbers = [...NUMBERS, ...[one.weight, weight].filter((value) => value !== 'hard')]
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  return choiceOf(one) === 'number' ? sorted : ['hard', ...sorted]
}

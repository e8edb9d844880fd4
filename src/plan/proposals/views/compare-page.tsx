import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import { type Sentences, sentencesOf } from '../../sentences.ts'
import { NamedTable } from '../../views/named-table.tsx'
import { ProgrammeNav, price } from '../../views/parts.tsx'
import { SessionLink } from '../../views/session-link.tsx'
import type { Comparison } from '../compare.ts'
import type { Difference } from '../comparison.ts'
import { proposalTexts } from '../texts.ts'
import { Costs } from './costs.tsx'

type Props = {
  edition: EditionScope
  language: Language
  choices: readonly { readonly id: string; readonly words: string }[]
  a: string
  b: string
  comparison: Comparison | null
}

/** Two plans side by side: the working plan, or any plan a search has found. */
export function ComparePage({ edition, language, choices, a, b, comparison }: Props) {
  const t = proposalTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'programme', 'compare')
  const wordsOf = (id: string) => choices.find((one) => one.id === id)?.words ?? ''
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('compare.title')}</h1>
        <p class="lede">{t('compare.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      <form method="get" action={here} class="toolbar mt-4">
        {(['a', 'b'] as const).map((side) => (
          <div class="field" key={side}>
            <label class="field__label" for={side}>
              {t(`compare.${side}`)}
            </label>
            <select class="input input--m" id={side} name={side}>
              {choices.map((one) => (
                <option key={one.id} value={one.id} selected={one.id === (side === 'a' ? a : b)}>
                  {one.words}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button type="submit" class="btn btn--second">
          {t('compare.show')}
        </button>
      </form>
      {comparison && <Compared {...{ edition, language, comparison }} heads={[wordsOf(a), wordsOf(b)]} />}
    </div>
  )
}

type Side = Comparison['sides'][number]
type ComparedProps = Pick<Props, 'edition' | 'language'> & { comparison: Comparison; heads: readonly string[] }

function Compared(props: ComparedProps) {
  const { edition, language, comparison, heads } = props
  const t = proposalTexts(language)
  const sentences = sentencesOf(comparison.frame, comparison.names, language, edition.zone)
  const differing = comparison.differences.filter((one) => one.kind !== 'left-out')
  return (
    <>
      <Chapter id="counts" heading={t('compare.counts')}>
        <Counts {...props} />
      </Chapter>
      <Costs lines={comparison.lines} {...{ heads, language, sentences }} />
      <Chapter id="differences" heading={t('compare.differences', { count: differing.length })}>
        {differing.length === 0 ? (
          <p class="empty">{t('compare.same')}</p>
        ) : (
          <Differences {...props} {...{ differing, sentences }} />
        )}
      </Chapter>
    </>
  )
}

function Counts({ language, comparison, heads }: ComparedProps) {
  const t = proposalTexts(language)
  const measures = [
    { name: t('compare.placed'), of: (side: Side) => formatNumber(side.placed, language) },
    { name: t('kind.left-out'), of: (side: Side) => formatNumber(side.left, language) },
    { name: t('figure.broken'), of: (side: Side) => formatNumber(side.broken, language) },
    { name: t('figure.cost'), of: (side: Side) => price(side.soft, language) },
  ]
  return (
    <NamedTable name={t('compare.counts')} heads={[t('compare.measure'), ...heads]} language={language}>
      <tbody>
        {measures.map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {comparison.sides.map((side, i) => (
              <td key={heads[i]}>{of(side)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </NamedTable>
  )
}

type DifferencesProps = ComparedProps & { differing: readonly Difference[]; sentences: Sentences }

function Differences({ edition, language, comparison, heads, differing, sentences }: DifferencesProps) {
  const t = proposalTexts(language)
  const placeOf = (place: Difference['to']) => (place ? sentences.place(place) : t('kind.left-out'))
  return (
    <NamedTable name={t('compare.list')} heads={[t('column.session'), ...heads]} language={language}>
      <tbody>
        {differing.map((one) => {
          const session = comparison.names.sessions.get(one.session)
          if (!session) return null
          return (
            <tr key={one.session}>
              <th scope="row">
                {session.number} <SessionLink {...{ edition, language, session }} />
              </th>
              <td>{placeOf(one.from)}</td>
              <td>{placeOf(one.to)}</td>
            </tr>
          )
        })}
      </tbody>
    </NamedTable>
  )
}

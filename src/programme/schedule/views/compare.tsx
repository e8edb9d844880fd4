import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import { Own } from '../../views/entry.tsx'
import type { Comparison } from '../compare.ts'
import { sentencesOf } from '../sentences.ts'
import { scheduleTexts } from '../texts.ts'
import { ProgrammeNav, price } from './parts.tsx'
import { Costs } from './proposal.tsx'

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
  const t = scheduleTexts(language)
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

function Compared({
  edition,
  language,
  comparison,
  heads,
}: {
  edition: EditionScope
  language: Language
  comparison: Comparison
  heads: string[]
}) {
  const t = scheduleTexts(language)
  const sentences = sentencesOf(comparison.problem, comparison.names, language, edition.zone)
  const differing = comparison.differences.filter((one) => one.kind !== 'left-out')
  return (
    <>
      <Chapter id="counts" heading={t('compare.counts')}>
        <section class="scroll" tabindex={0} aria-label={t('table.of', { name: t('compare.counts') })}>
          <table class="table-s">
            <thead>
              <tr>
                <th scope="col">{t('compare.measure')}</th>
                {heads.map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('compare.placed')}</th>
                {comparison.sides.map((side, i) => (
                  <td key={heads[i]}>{formatNumber(side.placed, language)}</td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t('kind.left-out')}</th>
                {comparison.sides.map((side, i) => (
                  <td key={heads[i]}>{formatNumber(side.left, language)}</td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t('figure.broken')}</th>
                {comparison.sides.map((side, i) => (
                  <td key={heads[i]}>{formatNumber(side.broken, language)}</td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t('figure.cost')}</th>
                {comparison.sides.map((side, i) => (
                  <td key={heads[i]}>{price(side.soft, language)}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </section>
      </Chapter>
      <Costs lines={comparison.lines} {...{ heads, language, sentences }} />
      <Chapter id="differences" heading={t('compare.differences', { count: differing.length })}>
        {differing.length === 0 ? (
          <p class="empty">{t('compare.same')}</p>
        ) : (
          <section class="scroll" tabindex={0} aria-label={t('table.of', { name: t('compare.list') })}>
            <table class="table-s">
              <thead>
                <tr>
                  <th scope="col">{t('column.session')}</th>
                  {heads.map((head) => (
                    <th scope="col" key={head}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {differing.map((one) => {
                  const session = comparison.names.sessions.get(one.session)
                  if (!session) return null
                  return (
                    <tr key={one.session}>
                      <th scope="row">
                        {session.number}{' '}
                        <a href={pathTo(language, edition.slug, 'desk', 'sessions', session.number)}>
                          <Own language={session.language}>{session.title}</Own>
                        </a>
                      </th>
                      <td>{one.from ? sentences.place(one.from) : t('kind.left-out')}</td>
                      <td>{one.to ? sentences.place(one.to) : t('kind.left-out')}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </section>
        )}
      </Chapter>
    </>
  )
}

import { SaidBy } from '../../page/parts/named.tsx'
import { formatNumber, type Language, saidFrom } from '../../platform/languages/public.ts'
import type { Recusal, Round, Stage, Tally } from '../../rounds/public.ts'
import { OWN_ENTRY } from '../declare.ts'
import type { Progress } from '../progress.ts'
import type { Judged, Juror } from '../reads.ts'
import type { Results } from '../results.ts'
import { judgingTexts } from '../texts.ts'
import type { Work } from '../works.ts'
import { Title, Turnout } from './parts.tsx'

export type RoundSeen = {
  readonly round: Round
  readonly stage: Stage
  readonly progress: readonly Progress[]
  /** null while the round is not over. */
  readonly results: Results | null
  /** No round follows it by the rules. */
  readonly last: boolean
  readonly recusals: readonly Recusal[]
}

/** How far each juror is; not a word on what they gave. */
export function Progressed({ language, one }: { readonly language: Language; readonly one: RoundSeen }) {
  const t = judgingTexts(language)
  return (
    <section class="scroll" tabindex={0} aria-label={t('progress')}>
      <table class="table-s">
        <thead>
          <tr>
            {(['juror', 'declared', 'scored', 'back'] as const).map((head) => (
              <th key={head} scope="col" class={head === 'back' ? 'n' : undefined}>
                {t(`col.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {one.progress.map(({ juror, declared, whole, of, back }) => (
            <tr key={juror.id}>
              <th scope="row">
                <bdi>{juror.name}</bdi>
              </th>
              <td>{t(declared ? 'declared.yes' : 'declared.not-yet')}</td>
              <td>{t('scored.of', { whole, of })}</td>
              <td class="n">{back}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Props = {
  readonly language: Language
  readonly judged: Judged
  readonly jurors: readonly Juror[]
  readonly works: ReadonlyMap<string, Work>
  readonly one: RoundSeen
  readonly results: Results
}

/** Raw and normalised beside each other; those whom the rules would choose stand out. */
export function ResultsTable({ language, judged, works, jurors, one, results }: Props) {
  const t = judgingTexts(language)
  // Where another round follows, those who go on; else those the rules would choose.
  const chosen = one.last ? new Set(results.outcome.chosen.map(({ id }) => id)) : results.goesOn
  return (
    <>
      <p class="soft">{t(`results.by.${judged.rules.merit}`)}</p>
      <section class="scroll" tabindex={0} aria-label={t('results')}>
        <table class="table-s">
          <thead>
            <tr>
              {(['rank', 'number', 'title', 'normalised', 'raw', 'jurors', 'back'] as const).map((head) => (
                <th key={head} scope="col" class={head === 'title' || head === 'back' ? undefined : 'n'}>
                  {t(`col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.rows.map(({ entry, points, ranked }) => (
              <tr key={entry.id} class={chosen.has(entry.id) ? 'judging-first' : undefined}>
                <td class="n">{ranked.rank}</td>
                <td class="n">{entry.number}</td>
                <th scope="row">
                  <Title of={works.get(entry.subject)} />
                </th>
                <td class="n">{points?.normalised ?? t('unknown')}</td>
                <td class="n">{points?.raw ?? t('unknown')}</td>
                <td class="n">{points?.jurors ?? 0}</td>
                <td>
                  <Back
                    {...{ language, jurors }}
                    recusals={one.recusals.filter(({ entryId }) => entryId === entry.id)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

type BackProps = Pick<Props, 'language' | 'jurors'> & { readonly recusals: readonly Recusal[] }

/** Who stood back from an entry, and why. */
const Back = ({ language, jurors, recusals }: BackProps) => (
  <>
    {recusals.map(({ personId, reason, language: written }) => (
      <div key={personId}>
        <bdi>{jurors.find((juror) => juror.personId === personId)?.name}</bdi>
        {' · '}
        {reason === OWN_ENTRY ? (
          judgingTexts(language)('back.own')
        ) : (
          <SaidBy said={saidFrom(reason, written, null)} language={language} />
        )}
      </div>
    ))}
  </>
)

type VotesProps = Pick<Props, 'language' | 'works' | 'results'> & { readonly tally: Tally }

/** A public vote counted: how many ballots count, and who goes on. */
export function VotesTable({ language, works, results, tally }: VotesProps) {
  const t = judgingTexts(language)
  return (
    <>
      <Turnout {...{ language, tally }} />
      <section class="scroll" tabindex={0} aria-label={t('results')}>
        <table class="table-s">
          <thead>
            <tr>
              {(['work', 'votes', 'goes-on'] as const).map((head) => (
                <th key={head} scope="col" class={head === 'votes' ? 'n' : undefined}>
                  {t(`col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.rows.map(({ entry, ranked }) => (
              <tr key={entry.id} class={results.goesOn.has(entry.id) ? 'judging-first' : undefined}>
                <th scope="row">
                  <Title of={works.get(entry.subject)} />
                </th>
                <td class="n">{formatNumber(ranked.merit ?? 0, language)}</td>
                <td>{results.goesOn.has(entry.id) && t('goes-on.yes')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

import { Chart } from '../../figures/parts.ts'
import { barChart } from '../../figures/public.ts'
import { pairIn } from '../../page/words.ts'
import { direction, formatList, formatNumber, type Language } from '../../platform/languages/public.ts'
import type { Ballot, Poll, Tally } from '../polls/poll.ts'
import { liveTexts } from '../texts.ts'

type Props = {
  readonly poll: Poll
  readonly tally: Tally
  readonly ballots: readonly Ballot[]
  readonly language: Language
}

/** What a poll has brought, as a picture and as a table; of ranks every round; of a poll with names who chose what. */
export function PollResult(props: Props) {
  const { poll, tally, language } = props
  const { counts } = tally
  const t = liveTexts(language)
  if (tally.votes === 0) return <p class="soft">{t('polls.nobody')}</p>
  const bars = poll.options.map((name, option) => {
    const value = counts[option] ?? 0
    return { name, value, said: formatNumber(value, language) }
  })
  const lines = formatList(
    bars.map(({ name, said }) => pairIn(language)(name, said)),
    language,
  )
  return (
    <div class="stack">
      {poll.kind === 'ranked' && <p class="small soft">{t('polls.first-choices')}</p>}
      <div class="poll-picture">
        <Chart drawing={barChart(bars, direction(language) === 'rtl')} alt={t('polls.chart', { lines })} />
      </div>
      {poll.kind === 'ranked' ? <Rounds {...props} /> : <Counts {...props} />}
      {poll.named && <Names {...props} />}
    </div>
  )
}

function Counts({ poll, tally, language }: Props) {
  const { counts } = tally
  const t = liveTexts(language)
  return (
    <table class="table-s">
      <thead>
        <tr>
          <th scope="col">{t('polls.option')}</th>
          <th scope="col" class="n">
            {t('polls.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {poll.options.map((option, at) => (
          <tr key={option}>
            <th scope="row">
              <bdi lang={poll.language}>{option}</bdi>
            </th>
            <td class="n">{formatNumber(counts[at] ?? 0, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Rounds({ poll, tally, language }: Props) {
  const t = liveTexts(language)
  const counted = tally.rounds ?? []
  const won = (counted.at(-1)?.won ?? []).map((option) => poll.options[option] ?? '')
  return (
    <>
      <section class="scroll" aria-label={t('polls.rounds')}>
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{t('polls.option')}</th>
              {counted.map((round, nth) => (
                <th scope="col" class="n" key={`${nth}-${round.counts.join()}`}>
                  {t('polls.round', { number: nth + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {poll.options.map((option, at) => (
              <tr key={option}>
                <th scope="row">
                  <bdi lang={poll.language}>{option}</bdi>
                </th>
                {counted.map(({ counts }, nth) => (
                  <td class="n" key={`${nth}-${counts.join()}`}>
                    {formatCount(counts[at] ?? null, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>{t('polls.won', { count: won.length, options: formatList(won, language) })}</p>
      <p class="small soft measure">{t('polls.rule')}</p>
    </>
  )
}

const formatCount = (count: number | null, language: Language) => (count === null ? '–' : formatNumber(count, language))

function Names({ poll, ballots, language }: Props) {
  const t = liveTexts(language)
  return (
    <details class="more">
      <summary>{t('polls.names')}</summary>
      <ul class="small">
        {ballots.map(({ name, choices }, nth) => (
          <li key={`${nth}-${name}`}>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            <bdi lang={poll.language}>
              {formatList(
                choices.map((option) => poll.options[option] ?? ''),
                language,
              )}
            </bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}

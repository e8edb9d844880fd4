import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Pair } from '../../../page/parts/words.tsx'
import { formatNumber, type Language, leftToRight } from '../../../platform/languages/public.ts'
import type { Placement } from '../../../scheduling/public.ts'
import { Own } from '../../../sessions/parts.ts'
import type { Sentences } from '../../sentences.ts'
import { Choose } from '../../views/form-parts.tsx'
import { NamedTable } from '../../views/named-table.tsx'
import { ProgrammeNav, price } from '../../views/parts.tsx'
import { proposalTexts } from '../texts.ts'
import type { WhyView } from '../why-view.ts'

type Props = {
  edition: EditionScope
  language: Language
  over: string
  view: WhyView
  sentences: Sentences
  here: string
  /** Kept with the choice of another place. */
  kept: Readonly<Record<string, string>>
  asked: { readonly slot: string; readonly room: string }
}

const signed = (change: number, language: Language) => leftToRight(`${change > 0 ? '+' : ''}${price(change, language)}`)

/** Why a session stands where it stands and what any other place would break, cost or mend. */
export function WhyPage(props: Props) {
  const { edition, language, over, view } = props
  const t = proposalTexts(language)
  const { session } = view
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>{t('why.title')}</b> · {session.number} · {over}
        </p>
        <h1>
          <Own language={session.language}>{session.title}</Own>
        </h1>
      </div>
      <ProgrammeNav {...{ edition, language }} here="sessions" />
      <Chapter id="here" heading={t('why.here')}>
        <Here {...props} />
      </Chapter>
      {view.givingWay && <GivesWay {...props} ways={view.givingWay} />}
      <Chapter id="there" heading={t('why.there')} aside={t('why.there.help')}>
        <div>
          <AskThere {...props} />
          {view.there && <There {...props} there={view.there} />}
        </div>
      </Chapter>
      <Chapter id="places" heading={t('places.title')} aside={t('places.help')}>
        {view.places.length === 0 ? <p class="empty">{t('places.none')}</p> : <Places {...props} />}
      </Chapter>
    </div>
  )
}

function Here({ language, view, sentences }: Props) {
  const t = proposalTexts(language)
  const { place } = view
  return (
    <div class="stack">
      <p>
        <b>{place ? sentences.place(place) : t('why.nowhere')}</b>
      </p>
      {place && view.here.length === 0 && <p>{t('why.nothing-said')}</p>}
      <ul class="plain stack">
        {view.here.map(({ hard, words }) => (
          <li key={words} class={hard ? 'state--wrong' : undefined}>
            {hard ? (
              <Pair language={language} name={<b>{t('why.breaks')}</b>}>
                {words}
              </Pair>
            ) : (
              words
            )}
          </li>
        ))}
      </ul>
      {view.collisions.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </div>
  )
}

/** Which single rule would have to give way, and for how many places; where one is not enough, the nearest place. */
function GivesWay({ language, sentences, here, kept, ways }: Props & { ways: NonNullable<WhyView['givingWay']> }) {
  const t = proposalTexts(language)
  const to = (place: { slot: string; room: string }) =>
    `${here}?${new URLSearchParams({ ...kept, slot: place.slot, room: place.room })}`
  const { alone, nearest } = ways
  return (
    <Chapter id="gives-way" heading={t('gives-way.title')} aside={t('gives-way.help')}>
      {alone.length > 0 ? (
        <NamedTable
          name={t('gives-way.title')}
          heads={[t('gives-way.rule'), t('gives-way.count'), t('gives-way.first')]}
          language={language}
        >
          <tbody>
            {alone.map(({ rule, count, place }) => (
              <tr key={rule}>
                <th scope="row">{sentences.title(rule)}</th>
                <td>{formatNumber(count, language)}</td>
                <td>
                  <a href={to(place)}>{sentences.place(place as Placement)}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </NamedTable>
      ) : nearest ? (
        <p>
          {t('gives-way.several', { rules: sentences.titles(nearest.rules.map((constraint) => ({ constraint }))) })}{' '}
          <a href={to(nearest.place)}>{sentences.place(nearest.place as Placement)}</a>
        </p>
      ) : (
        <p>{t('gives-way.none')}</p>
      )}
    </Chapter>
  )
}

/** Which other place to look at. */
function AskThere({ language, view, sentences, here, kept, asked }: Props) {
  const t = proposalTexts(language)
  return (
    <form method="get" action={here} class="stack">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choose
        id="slot"
        label={t('why.slot')}
        choices={view.slots.map((slot) => [slot, sentences.slot(slot)])}
        chosen={asked.slot}
        required
        language={language}
      />
      <Choose
        id="room"
        label={t('why.room')}
        choices={view.rooms.map((room) => [room, sentences.room(room)])}
        chosen={asked.room}
        required
        language={language}
      />
      <button type="submit" class="btn btn--second">
        {t('why.ask')}
      </button>
    </form>
  )
}

/** What would change there, by constraint and in all. */
function There({ language, view, sentences, there }: Props & { there: NonNullable<WhyView['there']> }) {
  const t = proposalTexts(language)
  const { hard, soft } = view.change
  const inAll = { hard: signed(hard, language), soft: signed(soft, language) }
  return (
    <div class="stack mt-4">
      <p role="status">
        <b>{there.length === 0 ? t('why.same') : t('why.in-all', inAll)}</b>
      </p>
      <ul class="plain stack">
        {there.map((one) => (
          <li key={one.name}>
            <b>{t(one.change > 0 ? (one.hard ? 'why.breaks' : 'why.costs') : 'why.mends')}</b>{' '}
            {sentences.title(one.name)}
            {!one.hard && ` (${signed(one.change, language)})`}
            {one.words.map((words) => (
              <p key={words} class="small soft">
                {words}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Places({ language, view, sentences, here, kept }: Props) {
  const t = proposalTexts(language)
  return (
    <NamedTable
      name={t('places.title')}
      heads={[t('column.place'), t('figure.broken'), t('figure.cost')]}
      language={language}
    >
      <tbody>
        {view.places.map((one) => (
          <tr key={`${one.slot} ${one.room} ${one.offsetMinutes}`}>
            <td>
              <a href={`${here}?${new URLSearchParams({ ...kept, slot: one.slot, room: one.room })}`}>
                {sentences.place(one)}
              </a>
            </td>
            <td>{formatNumber(one.hard, language)}</td>
            <td>{price(one.soft, language)}</td>
          </tr>
        ))}
      </tbody>
    </NamedTable>
  )
}

import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import { Own } from '../../../sessions/parts.ts'
import type { Sentences } from '../../sentences.ts'
import { planTexts } from '../../texts.ts'
import { NamedTable } from '../../views/named-table.tsx'
import { ProgrammeNav, price } from '../../views/parts.tsx'
import { proposalTexts } from '../texts.ts'
import type { WhyView } from '../why.ts'

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

const signed = (change: number, language: Language) => `\u2066${change > 0 ? '+' : ''}${price(change, language)}\u2069`

/** Why a session stands where it stands and what any other place would break, cost or mend. */
export function WhyPage({ edition, language, over, view, sentences, here, kept, asked }: Props) {
  const t = proposalTexts(language)
  const tPlan = planTexts(language)
  const { session, place } = view
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
        <div class="stack">
          <p>
            <b>{place ? sentences.place(place) : t('why.nowhere')}</b>
          </p>
          {place && view.here.length === 0 && <p>{t('why.nothing-said')}</p>}
          <ul class="plain stack">
            {view.here.map(({ hard, words }) => (
              <li key={words} class={hard ? 'state--wrong' : undefined}>
                {hard && <b>{t('why.breaks')} </b>}
                {words}
              </li>
            ))}
          </ul>
          {view.collisions.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      </Chapter>
      <Chapter id="there" heading={t('why.there')} aside={t('why.there.help')}>
        <div>
          <form method="get" action={here} class="stack">
            {Object.entries(kept).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <div class="field">
              <label class="field__label" for="slot">
                {t('why.slot')}
              </label>
              <select class="input" id="slot" name="slot" required>
                <option value="">{tPlan('choose')}</option>
                {view.slots.map((slot) => (
                  <option key={slot} value={slot} selected={slot === asked.slot}>
                    {sentences.slot(slot)}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label class="field__label" for="room">
                {t('why.room')}
              </label>
              <select class="input" id="room" name="room" required>
                <option value="">{tPlan('choose')}</option>
                {view.rooms.map((room) => (
                  <option key={room} value={room} selected={room === asked.room}>
                    {sentences.room(room)}
                  </option>
                ))}
              </select>
            </div>
            <button type="submit" class="btn btn--second">
              {t('why.ask')}
            </button>
          </form>
          {view.there && (
            <div class="stack mt-4">
              <p role="status">
                <b>
                  {view.there.length === 0
                    ? t('why.same')
                    : t('why.in-all', {
                        hard: signed(view.change.hard, language),
                        soft: signed(view.change.soft, language),
                      })}
                </b>
              </p>
              <ul class="plain stack">
                {view.there.map((one) => (
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
          )}
        </div>
      </Chapter>
      <Chapter id="places" heading={t('places.title')} aside={t('places.help')}>
        {view.places.length === 0 ? (
          <p class="empty">{t('places.none')}</p>
        ) : (
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
        )}
      </Chapter>
    </div>
  )
}

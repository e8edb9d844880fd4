import type { EditionScope } from '../../../access/public.ts'
import { Icon } from '../../../page/parts/icons.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatDay, formatList, type Language, languageName, pickText } from '../../../platform/languages/public.ts'
import type { AgendaEntry, AgendaRoom } from '../../agenda.ts'
import { roomInHouse } from '../../room-place.ts'
import { agendaTexts } from '../../texts.ts'
import { Hours } from '../../views/entry.tsx'
import { EntryTitle } from '../../views/entry-words.tsx'
import type { RoomSheet } from '../room-sheets.ts'
import { Qr } from './qr.tsx'

export type SheetsProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly origin: string
  readonly version: number
  readonly sheets: readonly RoomSheet[]
  readonly days: readonly string[]
  readonly rooms: readonly AgendaRoom[]
  readonly day: string
  readonly room: string
}

/** A page for each door: what takes place there on the day, and a code that leads to what has changed since it was printed. */
export function SheetsPage(props: SheetsProps) {
  const { language, sheets } = props
  const t = agendaTexts(language)
  return (
    <div class="wrap sheets">
      <div class="title split no-print">
        <div class="stack">
          <h1>{t('sheets.title')}</h1>
          <p class="lede">{sheets.length > 0 ? t('sheets.lead') : t('sheets.none')}</p>
        </div>
        <button type="button" class="btn btn--second btn--small" data-print hidden>
          <Icon name="print" /> {t('agenda.print')}
        </button>
      </div>
      <Choice {...props} />
      {sheets.map((sheet) => (
        <Sheet key={`${sheet.day} ${sheet.room.code}`} {...props} sheet={sheet} />
      ))}
    </div>
  )
}

function Choice({ edition, language, days, rooms, day, room }: SheetsProps) {
  const t = agendaTexts(language)
  return (
    <form method="get" action={pathTo(language, edition.slug, 'agenda', 'sheets')} class="row filters no-print">
      <label>
        <span class="field__label">{t('sheets.day')}</span>
        <select class="input" name="day">
          <option value="all">{t('agenda.all')}</option>
          {days.map((one) => (
            <option key={one} value={one} selected={one === day}>
              {formatDay(one, language)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="field__label">{t('sheets.room')}</span>
        <select class="input" name="room">
          <option value="">{t('sheets.rooms.all')}</option>
          {rooms.map(({ code, name }) => (
            <option key={code} value={code} selected={code === room}>
              {pickText(name, language).text}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="btn btn--second">
        {t('sheets.show')}
      </button>
    </form>
  )
}

function Sheet({ edition, language, origin, version, sheet }: SheetsProps & { sheet: RoomSheet }) {
  const t = agendaTexts(language)
  const { room, day, entries } = sheet
  const address = `${origin}${pathTo(language, edition.slug, 'agenda')}?${new URLSearchParams({ room: room.code, day })}`
  const id = `sheet-${day}-${room.code}`
  return (
    <section class="sheet" aria-labelledby={id}>
      <header class="sheet__head">
        <div>
          <h2 id={id}>{pickText(room.name, language).text}</h2>
          <p class="soft">{roomInHouse(room, language)}</p>
          <p>
            <b>{formatDay(day, language)}</b>
          </p>
        </div>
        <Qr text={address} name={t('sheets.code')} />
      </header>
      <table class="sheet__list">
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.number} {...{ entry, edition, language }} />
          ))}
        </tbody>
      </table>
      <footer class="small soft">
        <p>{t('sheets.foot', { forum: pickText(edition.title, language).text, version })}</p>
        <p>
          <bdi dir="ltr">{address}</bdi>
        </p>
      </footer>
    </section>
  )
}

function Row({ entry, edition, language }: { entry: AgendaEntry; edition: EditionScope; language: Language }) {
  const t = agendaTexts(language)
  const spoken = [...new Set([...entry.workingLanguages, ...entry.interpretationLanguages])]
  return (
    <tr class={entry.standing === 'on' ? undefined : 'is-off'}>
      <th scope="row">
        <Hours entry={entry} zone={edition.zone} language={language} />
      </th>
      <td>
        <p class="sheet__title">
          <EntryTitle {...{ entry, language }} />
        </p>
        <p class="small soft">
          {entry.standing !== 'on' && <b>{t(`standing.${entry.standing}`)} </b>}
          {formatList(
            spoken.map((code) => languageName(code, language)),
            language,
          )}
        </p>
      </td>
    </tr>
  )
}

import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../../../access/public.ts'
import { Chapter } from '../../../../page/layout.tsx'
import { Named } from '../../../../page/parts/named.tsx'
import { Span } from '../../../../page/parts/when.tsx'
import { pathTo } from '../../../../page/route.ts'
import {
  formatList,
  formatNumber,
  type Language,
  languageName,
  pickText,
} from '../../../../platform/languages/public.ts'
import { NamedTable } from '../../../views/named-table.tsx'
import { ProgrammeNav } from '../../../views/parts.tsx'
import type { VenueKept } from '../reads.ts'
import { venueTexts } from '../texts.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly venue: VenueKept
  readonly mayEdit: boolean
}

/** Rooms, slots, reserved times and teams of interpreters, each leading to its own page. */
export function VenuePage(props: Props) {
  const { edition, language } = props
  const t = venueTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="venue" />
      <Rooms {...props} />
      <Slots {...props} />
      <Blocks {...props} />
      <Teams {...props} />
    </div>
  )
}

type Kind = 'rooms' | 'slots' | 'blocks' | 'teams'

const addressOf = ({ edition, language }: Pick<Props, 'edition' | 'language'>, kind: Kind, code: string) =>
  pathTo(language, edition.slug, 'desk', 'programme', 'venue', kind, code)

function Part({ kind, heads, count, children, ...props }: Props & PartProps) {
  const { language, mayEdit } = props
  const t = venueTexts(language)
  return (
    <Chapter id={kind} heading={t(kind)}>
      <div class="stack">
        {count === 0 ? (
          <p class="empty">{t('none')}</p>
        ) : (
          <NamedTable name={t(kind)} heads={heads} language={language}>
            <tbody>{children}</tbody>
          </NamedTable>
        )}
        {mayEdit && (
          <p class="actions no-print">
            <a class="btn btn--second" href={addressOf(props, kind, 'new')}>
              {t(`${kind}.new`)}
            </a>
          </p>
        )}
      </div>
    </Chapter>
  )
}
type PartProps = { kind: Kind; heads: readonly string[]; count: number; children: ComponentChildren }

const Lead = ({
  kind,
  code,
  children,
  ...props
}: Props & { kind: Kind; code: string; children: ComponentChildren }) => (
  <th scope="row">{props.mayEdit ? <a href={addressOf(props, kind, code)}>{children}</a> : children}</th>
)

function Rooms(props: Props) {
  const { language, venue } = props
  const t = venueTexts(language)
  const heads = [t('name'), t('code.short'), t('kind'), t('where'), t('seats'), t('sessions')]
  return (
    <Part {...props} kind="rooms" heads={heads} count={venue.rooms.length}>
      {venue.rooms.map((room) => (
        <tr key={room.code}>
          <Lead {...props} kind="rooms" code={room.code}>
            <Named content={room.names} language={language} />
          </Lead>
          <td>
            <bdi dir="ltr">{room.code}</bdi>
          </td>
          <td>{t(`kind.${room.kind}`)}</td>
          <td>
            {formatList(
              [pickText(room.buildingNames, language).text, pickText(room.levelNames, language).text].filter(Boolean),
              language,
            )}
          </td>
          <td class="n">{room.seats === null ? t('unknown') : formatNumber(room.seats, language)}</td>
          <td class="n">{formatNumber(room.sessions ?? 0, language)}</td>
        </tr>
      ))}
    </Part>
  )
}

function Slots(props: Props) {
  const { edition, language, venue } = props
  const t = venueTexts(language)
  const heads = [t('slots'), t('code.short'), t('period'), t('mode'), t('sessions')]
  return (
    <Part {...props} kind="slots" heads={heads} count={venue.slots.length}>
      {venue.slots.map((slot) => (
        <tr key={slot.code}>
          <Lead {...props} kind="slots" code={slot.code}>
            <Span from={slot.startsAt} to={slot.endsAt} zone={edition.zone} language={language} />
          </Lead>
          <td>
            <bdi dir="ltr">{slot.code}</bdi>
          </td>
          <td>
            <bdi dir="ltr">{slot.period}</bdi>
          </td>
          <td>{modeWords(slot.mode, language)}</td>
          <td class="n">{formatNumber(slot.sessions ?? 0, language)}</td>
        </tr>
      ))}
    </Part>
  )
}

const MODES = ['physical', 'hybrid', 'virtual'] as const
function modeWords(code: string, language: Language): string {
  const mode = MODES.find((one) => one === code)
  return mode ? venueTexts(language)(`mode.${mode}`) : code
}

function Blocks(props: Props) {
  const { edition, language, venue } = props
  const t = venueTexts(language)
  const name = (code: string) => pickText(venue.rooms.find((room) => room.code === code)?.names, language).text || code
  return (
    <Part {...props} kind="blocks" heads={[t('name'), t('day'), t('rooms')]} count={venue.blocks.length}>
      {venue.blocks.map((block) => (
        <tr key={block.code}>
          <Lead {...props} kind="blocks" code={block.code}>
            <Named content={block.titles} language={language} />
          </Lead>
          <td>
            <Span from={block.startsAt} to={block.endsAt} zone={edition.zone} language={language} />
          </td>
          <td>{block.allRooms ? t('all-rooms') : formatList(block.rooms.map(name), language)}</td>
        </tr>
      ))}
    </Part>
  )
}

function Teams(props: Props) {
  const { language, venue } = props
  const t = venueTexts(language)
  const name = (code: string) => pickText(venue.rooms.find((room) => room.code === code)?.names, language).text || code
  return (
    <Part {...props} kind="teams" heads={[t('code.short'), t('languages'), t('rooms')]} count={venue.teams.length}>
      {venue.teams.map((team) => (
        <tr key={team.code}>
          <Lead {...props} kind="teams" code={team.code}>
            <bdi dir="ltr">{team.code}</bdi>
          </Lead>
          <td>
            {formatList(
              team.languages.map((code) => languageName(code, language)),
              language,
            )}
          </td>
          <td>{formatList(team.rooms.map(name), language)}</td>
        </tr>
      ))}
    </Part>
  )
}

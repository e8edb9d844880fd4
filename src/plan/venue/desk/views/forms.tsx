import type { ComponentChildren } from 'preact'
import {
  direction,
  LANGUAGES,
  type Language,
  type Localized,
  languageName,
  pickText,
} from '../../../../platform/languages/public.ts'
import { Cell, Line, Select, Tick, Ticks } from '../../../editing/views/fields.tsx'
import { planTexts } from '../../../texts.ts'
import type { VenueKept } from '../reads.ts'
import { venueTexts } from '../texts.ts'
import {
  ATTRACTIONS,
  BANDS,
  type BlockWish,
  EQUIPMENT,
  LAYOUTS,
  MODES,
  type RoomWish,
  type SlotWish,
  type TeamWish,
} from '../venue-form.ts'

type Of<What> = { readonly language: Language; readonly what: What; readonly adds: boolean; readonly venue: VenueKept }

type InputProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly type?: 'text' | 'number' | 'time' | 'datetime-local'
}

/** One small field; the types of inputs are a union that no single element has, so each is written as text and is what it says. */
const Input = ({ id, label, value, type = 'text' }: InputProps) => (
  <Cell id={id} label={label}>
    <input class="input" id={id} name={id} type={type as 'text'} value={value} />
  </Cell>
)

const Code = ({ language, what, adds }: Of<{ readonly code: string }>) =>
  adds ? (
    <Line id="code" label={venueTexts(language)('code')} value={what.code} most={40} required />
  ) : (
    <input type="hidden" name="code" value={what.code} />
  )

/** A name in the six languages; every one of them is asked for. */
function Names({ language, field, label, names }: NamesProps) {
  const t = venueTexts(language)
  return (
    <div class="group__fields">
      {LANGUAGES.map((one) => (
        <Cell key={one} id={`${field}-${one}`} label={t(label, { language: languageName(one, language) })}>
          <input
            class="input"
            id={`${field}-${one}`}
            name={`${field}-${one}`}
            value={names[one] ?? ''}
            maxlength={120}
            lang={one}
            dir={direction(one)}
          />
        </Cell>
      ))}
    </div>
  )
}
type NamesProps = {
  readonly language: Language
  readonly field: string
  readonly label: 'name.in' | 'building.in' | 'level.in' | 'title.in'
  readonly names: Localized
}

const Section = ({ title, help, children }: { title: string; help?: string; children: ComponentChildren }) => (
  <fieldset class="group group--many">
    <legend>{title}</legend>
    {help && <p class="field__help">{help}</p>}
    {children}
  </fieldset>
)

export function RoomFields(props: Of<RoomWish>) {
  const { language, what } = props
  const t = venueTexts(language)
  const equipment = EQUIPMENT.map((item) => [item, planTexts(language)(`equipment.${item}`)] as const)
  return (
    <>
      <Code {...props} />
      <Section title={t('name')}>
        <Names {...{ language }} field="name" label="name.in" names={what.names} />
      </Section>
      <div class="group__fields">
        <Cell id="kind" label={t('kind')}>
          <Select
            id="kind"
            choices={(['on_site', 'online'] as const).map((k) => [k, t(`kind.${k}`)])}
            chosen={what.kind}
          />
        </Cell>
        <Input id="booths" label={t('booths')} value={String(what.booths)} type="number" />
        <Cell id="step-free" label={t('step-free')}>
          <Select
            id="step-free"
            choices={[
              ['yes', t('yes')],
              ['no', t('no')],
            ]}
            chosen={what.stepFree === null ? '' : what.stepFree ? 'yes' : 'no'}
            none={t('unknown')}
          />
        </Cell>
      </div>
      <Section title={t('layouts')} help={t('seats.help')}>
        <div class="group__fields">
          <Input id="seats" label={t('seats')} value={String(what.seats ?? '')} type="number" />
          {LAYOUTS.map((layout) => (
            <Input
              key={layout}
              id={`capacity-${layout}`}
              label={t(`layout.${layout}`)}
              value={String(what.capacity[layout] ?? '')}
              type="number"
            />
          ))}
        </div>
      </Section>
      <Ticks name="equipment" legend={t('equipment')} choices={equipment} ticked={what.equipment} />
      <RoomHours {...props} />
      <Line
        id="join-link"
        label={t('join-link')}
        help={t('join-link.help')}
        value={what.joinLink}
        most={500}
        type="url"
      />
      <details class="stack">
        <summary>{t('where')}</summary>
        <Line id="building" label={t('building')} value={what.building} most={40} />
        <Names {...{ language }} field="building-name" label="building.in" names={what.buildingNames} />
        <Names {...{ language }} field="level" label="level.in" names={what.levelNames} />
      </details>
    </>
  )
}

function RoomHours({ language, what }: Of<RoomWish>) {
  const t = venueTexts(language)
  const closed = [...what.closed, { from: '', to: '' }, { from: '', to: '' }]
  return (
    <Section title={t('hours')} help={t('hours.help')}>
      <div class="group__fields">
        <Input id="open-from" label={t('open-from')} value={what.openFrom} type="time" />
        <Input id="open-until" label={t('open-until')} value={what.openUntil} type="time" />
        {closed.flatMap(({ from, to }, i) => [
          <Input
            key={`${i} from`}
            id={`closed-${i}-from`}
            label={t('closed.from', { n: i + 1 })}
            value={from}
            type="datetime-local"
          />,
          <Input
            key={`${i} to`}
            id={`closed-${i}-to`}
            label={t('closed.to', { n: i + 1 })}
            value={to}
            type="datetime-local"
          />,
        ])}
      </div>
    </Section>
  )
}

export function SlotFields(props: Of<SlotWish>) {
  const { language, what } = props
  const t = venueTexts(language)
  return (
    <>
      <Code {...props} />
      <div class="group__fields">
        <Input id="starts" label={t('starts')} value={what.startsLocal} type="datetime-local" />
        <Input id="ends" label={t('ends')} value={what.endsLocal} type="datetime-local" />
        <Cell id="band" label={t('band')}>
          <Select id="band" choices={BANDS.map((b) => [b, t(`band.${b}`)])} chosen={what.band} none={t('unknown')} />
        </Cell>
        <Input id="period" label={t('period')} value={what.period} />
        <Cell id="mode" label={t('mode')}>
          <Select id="mode" choices={MODES.map((m) => [m, t(`mode.${m}`)])} chosen={what.mode} />
        </Cell>
        <Cell id="attraction" label={t('attraction')}>
          <Select
            id="attraction"
            choices={ATTRACTIONS.map((a) => [a, t(`attraction.${a}`)])}
            chosen={what.attraction}
            none={t('unknown')}
          />
        </Cell>
      </div>
    </>
  )
}

const roomChoices = ({ venue, language }: Pick<Of<unknown>, 'venue' | 'language'>) =>
  venue.rooms.map((room) => [room.code, pickText(room.names, language).text || room.code] as const)

export function BlockFields(props: Of<BlockWish>) {
  const { language, what } = props
  const t = venueTexts(language)
  return (
    <>
      <Code {...props} />
      <Section title={t('name')}>
        <Names {...{ language }} field="title" label="title.in" names={what.titles} />
      </Section>
      <div class="group__fields">
        <Input id="starts" label={t('starts')} value={what.startsLocal} type="datetime-local" />
        <Input id="ends" label={t('ends')} value={what.endsLocal} type="datetime-local" />
      </div>
      <Tick id="all-rooms" label={t('all-rooms')} ticked={what.allRooms} />
      <Ticks name="room" legend={t('rooms')} choices={roomChoices(props)} ticked={what.rooms} />
    </>
  )
}

export function TeamFields(props: Of<TeamWish>) {
  const { language, what } = props
  const t = venueTexts(language)
  const languages = LANGUAGES.map((one) => [one, languageName(one, language)] as const)
  return (
    <>
      <Code {...props} />
      <Ticks name="language" legend={t('languages')} choices={languages} ticked={what.languages} />
      <Ticks name="room" legend={t('rooms')} choices={roomChoices(props)} ticked={what.rooms} />
      <Input id="slots-per-day" label={t('slots-per-day')} value={String(what.slotsPerDay ?? '')} type="number" />
    </>
  )
}

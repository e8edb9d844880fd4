import { Icon } from '../../page/parts/icons.tsx'
import { cityName, formatOffset } from '../../platform/languages/public.ts'
import { agendaTexts } from '../texts.ts'
import { withQuery } from './agenda-address.ts'
import type { AgendaProps } from './agenda-props.ts'

/** The zone whose clocks are shown, and the others to choose. */
export function Zone(props: AgendaProps) {
  const { edition, language, zone, readerZone, shown } = props
  const t = agendaTexts(language)
  const others = [edition.zone, readerZone ?? 'UTC'].filter((other) => other !== zone)
  const offsets = new Set(shown.flatMap((day) => day.entries.map((e) => formatOffset(e.startsAt, zone))))
  return (
    <p class="small soft row zone">
      <Icon name="clock" />
      <span>
        {t('agenda.zone', { city: cityName(zone, edition, language) })} <bdi dir="ltr">{[...offsets].join(' / ')}</bdi>
      </span>
      {others.map((other) => (
        <a class="no-print" key={other} href={withQuery(props, { zone: other === edition.zone ? '' : other })}>
          {t('agenda.zone.use', { city: cityName(other, edition, language) })}
        </a>
      ))}
    </p>
  )
}

import encodeQR from 'qr'
import { Chapter } from '../../page/layout.tsx'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'

/** To be shown on a screen or printed for the room: the address by which everybody in it asks for the floor with their own phone. */
export function RoomPage(props: FloorProps & { readonly address: string; readonly readerZone: string | null }) {
  const { language, address } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...props} />
      <Chapter id="room" heading={t('room')} aside={t('room.aside')}>
        <div class="stack">
          <Code of={address} says={t('room.code')} />
          <p>
            <a href={address}>
              <bdi dir="ltr">{address.replace(/^https?:\/\//, '')}</bdi>
            </a>
          </p>
        </div>
      </Chapter>
    </div>
  )
}

/** Dark modules as one path; around them the quiet zone that scanners need. */
function Code({ of, says }: { of: string; says: string }) {
  const dots = encodeQR(of, 'raw', { border: 4, ecc: 'medium' })
  const path = dots.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg class="room-code" viewBox={`0 0 ${dots.length} ${dots.length}`} role="img" aria-label={says}>
      <rect width="100%" height="100%" class="room-code__ground" />
      <path d={path} class="room-code__dots" />
    </svg>
  )
}

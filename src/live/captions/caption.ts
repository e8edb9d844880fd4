import type { FloorCaptionId } from '../../platform/db/schema.ts'

/** A line of what is said, as a captioner writes it. */
export type Caption = {
  readonly id: FloorCaptionId
  readonly body: string
  readonly at: Date
}

const SHORTEST_SECONDS = 1
const LONGEST_SECONDS = 7

const clock = (seconds: number): string => {
  const part = (value: number, places = 2) => String(Math.floor(value)).padStart(places, '0')
  return `${part(seconds / 3600)}:${part((seconds / 60) % 60)}:${part(seconds % 60)}.${part(Math.round((seconds % 1) * 1000), 3)}`
}

/** What would end a cue or begin markup is written as what it is. */
const cueText = (body: string): string =>
  body
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\s*\n\s*/g, '\n')

/**
 * Captions as WebVTT, counted from a moment such as the beginning of a recording: each stands until the next, seven seconds at most. What
 * was said before that moment is left out.
 */
export function webVtt(captions: readonly Caption[], from: Date): string {
  const secondsOf = ({ at }: Caption) => (at.getTime() - from.getTime()) / 1000
  const shown = captions.filter((one) => one.body !== '' && secondsOf(one) >= 0)
  const cues = shown.map((one, nth) => {
    const next = shown[nth + 1]
    const begins = secondsOf(one)
    const until = Math.min(next ? secondsOf(next) : Number.POSITIVE_INFINITY, begins + LONGEST_SECONDS)
    return `${clock(begins)} --> ${clock(Math.max(until, begins + SHORTEST_SECONDS))}\n${cueText(one.body)}`
  })
  return `${['WEBVTT', ...cues].join('\n\n')}\n`
}

import type { Language } from '../../platform/languages/public.ts'
import { callState } from '../call-state.ts'
import type { Call } from '../reads.ts'
import { consultationTexts } from '../texts.ts'

const KEY = { not_yet: 'call.not-yet', open: 'call.open', closed: 'call.closed' } as const

/** Whether a call is still to open, open or closed, in a line below its title. */
export const CallStateLine = ({ call, now, language }: { call: Call; now: Date; language: Language }) => (
  <p class="small soft">{consultationTexts(language)(KEY[callState(call, now)])}</p>
)

import type { Language } from '../platform/languages/public.ts'
import type { Channel } from './channels.ts'
import { submissionsTexts } from './texts.ts'

/** What a reader calls the way by which an input came. */
export const channelName = (channel: Channel, language: Language): string =>
  submissionsTexts(language)(`channel.${channel}`)

import { kind } from './kind.ts'
import { asText, oneText } from './one-text.ts'

/** One line of words. */
export const shortText = kind(oneText('short_text', { part: 'fact', found: asText }))

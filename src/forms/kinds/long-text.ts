import { kind } from './kind.ts'
import { asText, oneText } from './one-text.ts'

/** Words of some length: what a submission has to say. */
export const longText = kind(oneText('long_text', { part: 'text', found: asText }))

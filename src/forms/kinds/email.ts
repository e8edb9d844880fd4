import { kind } from './kind.ts'
import { oneText } from './one-text.ts'

/** An address of mail. No search finds it, not even where it is public. */
export const email = kind(oneText('email', { part: 'fact', found: () => [] }))

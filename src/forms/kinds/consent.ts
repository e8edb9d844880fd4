import { formsTexts } from '../texts.ts'
import { type Kind, kind, plain } from './kind.ts'
import { yes } from './shapes.ts'

const ticked: Kind<boolean> = {
  ...plain,
  part: 'declaration',
  missing: 'consent',
  shape: () => yes,
  read: (q, posted) => posted.get(q.id) === 'yes',
  check: (_, given) => ({ answer: given, faults: [] }),
  words: (_, given, { language }) => (given ? formsTexts(language)('value.yes') : ''),
  cell: (_, given, { language }) => (given ? formsTexts(language)('value.yes') : ''),
}

/** A box to tick: agreed, or not answered. */
export const consent = kind(ticked)

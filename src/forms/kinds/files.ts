import type { FileAnswer } from '../answers.ts'
import { type Kind, kind, plain } from './kind.ts'
import { files } from './shapes.ts'
import { checkItems } from './some-values.ts'

const namesOf = (given: readonly FileAnswer[]) => given.map((f) => f.filename)

/** Files come with a post of their own (a draft keeps what it has), and their bytes are checked as they arrive. */
const uploads: Kind<FileAnswer[]> = {
  ...plain,
  part: 'files',
  files: { withoutMetadata: false },
  shape: () => files,
  read: (_, __, before) => before,
  without: (given, item) => given.filter((f) => f.sha256 !== item),
  check: (q, given) => ({ answer: given, faults: checkItems(q, given.length) }),
  words: (_, given) => namesOf(given).join('\n'),
  cell: (_, given) => namesOf(given).join('; '),
  flaws: (q) => (q.limits?.media_types?.length ? [] : ['names no media type that would be accepted']),
}

export const file = kind(uploads)

/** A photograph: the public sees a copy without the place and camera it may tell of. */
export const photo = kind({ ...uploads, files: { withoutMetadata: true } })

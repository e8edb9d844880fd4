import type { Question, QuestionType } from '../form.ts'
import { multiChoice, singleChoice } from './choice.ts'
import { consent } from './consent.ts'
import { country } from './country.ts'
import { date } from './date.ts'
import { email } from './email.ts'
import { file, photo } from './files.ts'
import type { AnyKind } from './kind.ts'
import { longText } from './long-text.ts'
import { number } from './number.ts'
import { organizations, people } from './people.ts'
import { shortText } from './short-text.ts'
import { url } from './url.ts'
import { vocabulary } from './vocabulary.ts'

/** Every kind of question; how each looks stands in `looks.ts`. */
export const KINDS = {
  short_text: shortText,
  long_text: longText,
  email,
  url,
  number,
  date,
  country,
  vocabulary,
  single_choice: singleChoice,
  multi_choice: multiChoice,
  consent,
  organization: organizations,
  person_list: people,
  file,
  photo,
} as const satisfies Record<QuestionType, AnyKind>

export const kindOf = (q: Pick<Question, 'type'>): AnyKind => KINDS[q.type]

import type { Question, QuestionType } from '../form.ts'
import { consent } from './consent-look.tsx'
import { file, photo } from './files-look.tsx'
import { date, url } from './lines-look.tsx'
import type { AnyLook } from './look.ts'
import { country, multiChoice, singleChoice, vocabulary } from './options-look.tsx'
import { organizations, people } from './rows-look.tsx'
import { email, longText, number, shortText } from './text-look.tsx'

/** How every kind of question looks; what it is stands in `all.ts`. */
export const LOOKS = {
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
} as const satisfies Record<QuestionType, AnyLook>

export const lookOf = (q: Pick<Question, 'type'>): AnyLook => LOOKS[q.type]

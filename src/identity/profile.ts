import { isLanguage, type Language } from '../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

/** What a person says about themselves; both names may be empty, and then the address stands for the person. */
export type Profile = { givenName: string; familyName: string; language: Language }
export type ProfileRefusal = Refusal<'name-long' | 'language-unknown'>

/** Characters, as a reader counts them. */
const LONGEST_NAME = 100

const characters = new Intl.Segmenter('und')
const length = (text: string) => [...characters.segment(text)].length

/** Reads what was typed; spaces at the ends and doubled ones go, everything else stays as the person writes their name. */
export function readProfile(typed: {
  givenName: string
  familyName: string
  language: string
}): Result<Profile, ProfileRefusal> {
  const [givenName, familyName] = [typed.givenName, typed.familyName].map((name) =>
    name.trim().replace(/\s+/g, ' '),
  ) as [string, string]
  if (Math.max(length(givenName), length(familyName)) > LONGEST_NAME) return refuse('name-long', { max: LONGEST_NAME })
  if (!isLanguage(typed.language)) return refuse('language-unknown')
  return ok({ givenName, familyName, language: typed.language })
}

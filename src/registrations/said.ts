import { type Answers, type Form, MEANS, said } from '../forms/public.ts'
import { cut, singleLine } from '../platform/text.ts'
import { ATTENDANCES, type Attendance } from './registration.ts'
import type { Said } from './store.ts'

const LONGEST_NAME = 200
const line = (text: string): string | null => cut(singleLine(text), LONGEST_NAME) || null

/** How somebody means to take part, as answered; null when they did not say. */
const presenceIn = (form: Form, answers: Answers): Attendance | null =>
  ATTENDANCES.find((one) => one === said(form, answers, MEANS.registrantPresence)) ?? null

/** What the program takes from the answers of a form, by what its questions mean; null where it lacks what a registration needs. */
export function saidIn(form: Form, answers: Answers, language: string): Said | null {
  const presence = presenceIn(form, answers)
  const name = line(said(form, answers, MEANS.registrantName))
  if (!presence || !name) return null
  return {
    presence,
    name,
    organization: line(said(form, answers, MEANS.registrantOrganization)),
    country: said(form, answers, MEANS.country) || null,
    stakeholderType: said(form, answers, MEANS.stakeholderType) || null,
    language,
    answers,
  }
}

import { type Form, MEANS, meansOneOf } from '../../forms/public.ts'

const SAID_OF_OTHERS = [
  MEANS.registrantName,
  MEANS.registrantOrganization,
  MEANS.stakeholderType,
  MEANS.country,
  MEANS.registrantPresence,
]

/** What may be said of somebody else: who they are and how they come. What they need, and what they agree to, they say themselves. */
export function askedOfOthers(form: Form): Form {
  const questions = form.questions.filter((q) => meansOneOf(q, SAID_OF_OTHERS))
  const sections = form.sections.filter(({ id }) => questions.some(({ section }) => section === id))
  return { ...form, questions, sections }
}

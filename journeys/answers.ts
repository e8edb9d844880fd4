import type { Stage } from './stage.ts'

/** A whole official submission, as the form asks for it. */
export const WHOLE = {
  submitter_name: 'Liis Placeholder',
  submitter_email: 'liis@example.org',
  acting_as: 'individual',
  country: 'EE',
  stakeholder_type: 'civil_society',
  submission_language: 'en',
  priority_topics: 'Consent that a person can actually refuse.',
  consent_publication: true,
  consent_data: true,
}

/** Fills a draft in, for journeys that begin after the typing. */
export async function fillIn(stage: Stage, draft: string, answers: Record<string, unknown> = WHOLE) {
  const id = draft.split('/').at(-1) ?? ''
  await stage.db
    .updateTable('draft')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', id)
    .execute()
}

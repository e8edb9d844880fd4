import type { Page } from 'playwright-core'
import type { Stage } from './stage.ts'

/** A moment at which every call is open. */
export const OPEN = '2022-02-14T09:20:00Z'

/** Calls with their forms. */
export const FORMS = [
  ['official_submissions', 'official_submission'],
  ['workshop_requests', 'workshop_request'],
  ['official_submissions', 'speaker_recommendation'],
  ['official_submissions', 'exhibition_request'],
  ['hltf_nominations', 'hltf_nomination'],
  ['photo_contest', 'photo_entry'],
  ['official_submissions', 'regional_input'],
  ['official_submissions', 'policy_statement_nomination'],
] as const

/** Begins a draft of a form, and gives its address. */
export async function begin(
  stage: Stage,
  page: Page,
  language: 'en' | 'ar',
  [call, form]: readonly [string, string],
): Promise<string> {
  await page.goto(stage.at(language, `/calls/${call}`))
  await page.click(`form:has(input[value=${form}]) button`)
  return page.url()
}

/** Each language in each colour. */
export const LOOKS = [
  { language: 'en', colorScheme: 'light' },
  { language: 'ar', colorScheme: 'dark' },
  { language: 'en', colorScheme: 'dark' },
  { language: 'ar', colorScheme: 'light' },
] as const

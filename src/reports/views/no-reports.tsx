import type { Language } from '../../platform/languages/public.ts'
import { reportsTexts } from '../texts.ts'

/** An edition that asks for no reports. */
export const NoReports = ({ language }: { language: Language }) => (
  <div class="wrap">
    <div class="title">
      <h1>{reportsTexts(language)('desk.title')}</h1>
      <p class="lede">{reportsTexts(language)('desk.no-terms')}</p>
    </div>
  </div>
)

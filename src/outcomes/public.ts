export {
  type PublishedReport,
  publishedReports,
  reportOfLink,
  reportsOf,
  reportTermsOf,
} from './reads.ts'
export {
  awaitsPublication,
  REPORT_STANDINGS,
  type Report,
  type ReportStanding,
  type ReportTerms,
  standingOf,
} from './report.ts'
export { type ReportsFile, reportsFile } from './reports-file.ts'
export { addReport, addReportLink, addReports, addReportVersion, changeReport, type NewReport } from './store.ts'

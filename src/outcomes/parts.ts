export { ReportAnswers, SessionReports } from './views/session-reports.tsx'

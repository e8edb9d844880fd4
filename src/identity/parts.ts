export { answerViewForm, keptViews } from './list-view-form.tsx'

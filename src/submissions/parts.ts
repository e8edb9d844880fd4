export { AnswerText } from './views/answer.tsx'
